"""Extraction over many machines: locations become parts, parts become Parquet, Parquet becomes a database."""

from quotetrack.cluster.engine import extract_on_ray, find
from quotetrack.cluster.extracting import extract_here
from quotetrack.cluster.folder import Folder, Run
from quotetrack.cluster.loading import load
from quotetrack.cluster.written import Written

__all__ = ["Folder", "Run", "Written", "extract_here", "extract_on_ray", "find", "load"]

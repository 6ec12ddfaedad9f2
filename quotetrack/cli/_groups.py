"""Option groups: a command takes a frozen dataclass and typer sees one option for each field."""

import inspect
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import wraps
from typing import Any, get_type_hints


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """Spread each dataclass parameter of ``command`` into its fields, and gather them again at the call."""
    hints = get_type_hints(command, include_extras=True)
    groups = {name: hint for name, hint in hints.items() if isinstance(hint, type) and is_dataclass(hint)}
    parameters = [
        spread
        for parameter in inspect.signature(command).parameters.values()
        for spread in (
            _spread(groups[parameter.name])
            if parameter.name in groups
            else [parameter.replace(annotation=hints[parameter.name], kind=inspect.Parameter.KEYWORD_ONLY)]
        )
    ]

    @wraps(command)
    def gathering(**given: Any) -> None:
        gathered = {
            name: group(**{field.name: given.pop(field.name) for field in fields(group)})
            for name, group in groups.items()
        }
        command(**given, **gathered)

    # what typer reads: the spread signature instead of the one that was wrapped
    gathering.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # PEP 362, not in typeshed
    gathering.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return gathering


def _spread(group: type) -> list[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    return [
        inspect.Parameter(
            field.name, inspect.Parameter.KEYWORD_ONLY, default=field.default, annotation=hints[field.name]
        )
        for field in fields(group)
    ]

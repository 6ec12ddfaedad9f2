"""Small words that tell whether a date belongs to a saying."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# what follows is an event that only bounds the saying
BOUNDING = _set("after before since until till following ahead despite amid because without pending")
# what follows is what the saying is about
TOPICS = _set("response reaction reference aftermath wake regard relation connection anniversary")
# what follows is a clause of its own
SUBORDINATE = _set(
    "who whom whose which that when while where if whether because as although but how what why"
)
FUTURE = _set("will shall 'll ’ll wo")
AFTERWARDS = _set("due expected set scheduled going planning plans hopes is are was were")
FINITE = _set("is was are were be been being has had have does did do will would can could may might should")
# said before what the article tells of
EARLIER = _set("had once previously long")
# said at no one time, or at another
APART = _set("has have often repeatedly always earlier later frequently sometimes never")

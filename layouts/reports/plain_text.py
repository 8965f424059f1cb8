"""Text that people have typed, made fit for files that are made of XML."""

import re

# Signs that XML cannot hold at all: they can be typed into a field and kept, but not written into a Word file.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INSTEAD = "\ufffd"


def fit_for_xml(text: str) -> str:
    return _NOT_XML.sub(_INSTEAD, text)

"""What a text is where words to somebody are awaited, by how probable a draft and each remark is."""

from __future__ import annotations

from collections.abc import Mapping

DRAFT, WISH = "draft", "wish"
"""What a text may be: words for the other one, and a wish for something else; the others are remarks."""
SURE, HARDLY = 0.5, 0.15
"""How probable a remark is at least that a text is taken for; or how improbable that the text is a draft."""


def likeliest(shares: Mapping[str, float]) -> str:
    """The remark that a text is, or `DRAFT`: also where no remark is likely enough, and where nothing is known."""
    found = max(shares, key=lambda label: shares[label], default=DRAFT)
    is_sure = shares.get(found, 0.0) >= SURE or shares.get(DRAFT, 1.0) < HARDLY
    return found if is_sure else DRAFT

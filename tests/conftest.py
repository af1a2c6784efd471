"""How properties are searched: the same examples every time where a change is judged, new ones on a developer's machine."""

import os

from hypothesis import settings

settings.register_profile("judged", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("judged")

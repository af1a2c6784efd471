"""How properties are searched: the same examples every time where a change is judged, new ones on a developer's machine."""

import atexit
import os
import shutil
import tempfile

from hypothesis import settings

settings.register_profile("judged", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("judged")

# What is compiled from codebooks is kept for all the processes of a run, and not in the folder of whoever runs it.
if "COMITY_CACHE" not in os.environ:
    os.environ["COMITY_CACHE"] = tempfile.mkdtemp(prefix="comity-cache-")
    atexit.register(shutil.rmtree, os.environ["COMITY_CACHE"], ignore_errors=True)

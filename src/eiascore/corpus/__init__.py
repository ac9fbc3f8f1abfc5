"""Published Equality Impact Assessments: where they stand, and fetching them from there.

No published document comes with eiascore. The manifest names some, and whoever wants them fetches them from their
publisher.
"""

from eiascore.corpus.fetch import fetch
from eiascore.corpus.manifest import Published, load_manifest
from eiascore.corpus.record import Outcome

__all__ = ["Outcome", "Published", "fetch", "load_manifest"]

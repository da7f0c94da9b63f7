"""What is published for machines: search engines, previews, feed readers, language models.

Each page carries structured data (:mod:`.structured_data`) and what previews of links are
made of (:mod:`.social`, :mod:`.cards`); beside the pages there are feeds (:mod:`.feeds`),
a site map (:mod:`.sitemap`) and ``llms.txt`` (:mod:`.llms`).  All of it is made from
records, whose texts are masked, and from :mod:`.content`, which masks what stands on a
page; nothing else here looks at documents.
"""

from __future__ import annotations

from .events import setup_publishing

__all__ = ["setup_publishing"]

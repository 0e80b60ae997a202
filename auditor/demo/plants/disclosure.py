"""What the law wants published and the portal does not have, and what goes by another name."""

from auditor.demo.model import Plant

DISCLOSURE = (
    Plant("missing-field", "/xxgk/zn/list.shtml", "a guide without phone, fax and mail"),
    Plant("incomplete-request-entry", "/", "the contact stands in the guide", outcome="not failed"),
    Plant("missing-item", "/", "no column for fees, recruitment, leaders, the grass-roots catalogue"),
    Plant("missing-item", "/xxgk/spyp/list.shtml", "the only column of supervision holds nothing"),
    Plant("missing-item", "/xxgk/zdjc/list.shtml", "a column for decisions that holds nothing"),
    Plant("missing-item", "/xxgk/ghxx/list.shtml", "the plans stand under another usual name", outcome="not failed"),
)

"""Blind double coding: rounds, what each coder decides, agreement, adjudication.

All of it is in the ledger file, in tables of its own, and not in the desk file or a third one:

- what coders decide is evidence, and nothing in the ledger can be changed or deleted: the same
  triggers guard it, the same transaction number dates it, the same backup keeps it;
- a removal has to reach it. What a coder has seen and written holds words of the report, and only
  in the same file do they leave it in the transaction that takes out the report;
- it moves nothing: no reading, facet, search, account or export asks these tables. The ledger's
  reading changes when an adjudicator decides, by an ordinary act of review.

Whoever has the file can read it all, as with everything in a ledger: the blindness of a round is
kept by the pages, the API and the commands, none of which shows a decision before its time.
"""

"""The losses of the heads that a batch has answers for."""

import torch
from torch import Tensor
from torch.nn import functional

from training import network, windows
from training.examples import IGNORED
from training.sets import NONE

B_CUE = 3
PAIRS_WEIGHT = 30  # words that matter to one cue, about
LINKS_WEIGHT = 4  # what a link counts beside a word
BORROWED = 0.3  # what syntax of other sets counts beside that of a treebank
RARE = 2.0  # what words that seldom tell of anything count
TREEBANK = {"parts", "heads", "labels", "names", "entities"}  # columns that only treebanks have
FAR = -1e4


def losses_of(
    model: network.Reader, batch: windows.Batch, teacher: network.Reader | None = None
) -> dict[str, Tensor]:
    """Name of a head -> its loss.

    A teacher answers for attributions where a batch has no answers for them.
    """
    words = model.words(batch.pieces, batch.features, batch.first, batch.mask)
    found = answered(model, batch, words)
    if "tags" not in batch.columns and teacher is not None:
        with torch.no_grad():
            told = teacher.words(batch.pieces, batch.features, batch.first, batch.mask)
        found |= taught(model, teacher, batch, words, told)
    return found


def answered(model: network.Reader, batch: windows.Batch, words: Tensor) -> dict[str, Tensor]:
    """The losses of the heads that the batch itself has answers for."""
    found: dict[str, Tensor] = {}
    if "tags" in batch.columns:
        found |= _attribution(model, batch, words)
    if "heads" in batch.columns:
        share = 1.0 if batch.columns.keys() <= TREEBANK else BORROWED
        found |= {name: share * loss for name, loss in _syntax(model, batch, words).items()}
    if "entities" in batch.columns:
        found["entities"] = _coreference(model.coreference(words), batch.columns["entities"])
    for name in network.WORD_HEADS.keys() & batch.columns.keys():
        loss = of_words(model.plain_of(name, words), batch.columns[name])
        found[name] = RARE * loss if name in ("triggers", "frames") else loss
    for name in sorted({segment.head for segment in batch.segments}):
        found[name] = _pooled(model.plain_of(name, words), name, batch.segments)
    for name, links in batch.links.items():
        found[name] = of_links(model.linked[name], words, links)
    return found


def of_links(part: network.Roles, words: Tensor, links: list[windows.Linked]) -> Tensor:
    """The loss of what the words around are to those that tell of something."""
    rows = torch.tensor([link.row for link in links])
    scores = part(words, rows, torch.tensor([link.telling for link in links]))
    right = torch.zeros_like(scores)
    near = torch.zeros_like(scores, dtype=torch.bool)
    for number, link in enumerate(links):
        near[number, :, link.first : link.end] = True
        for role, told in enumerate(link.roles):
            right[number, role, list(told)] = 1.0
    missed = functional.binary_cross_entropy_with_logits(scores[near], right[near], reduction="sum")
    return missed / (LINKS_WEIGHT * len(links))


def of_words(scores: Tensor, answers: Tensor) -> Tensor:
    """Mean over the words that have an answer; 0 if none has. `scores` (…, labels)."""
    total = functional.cross_entropy(
        scores.flatten(0, -2).float(), answers.flatten(), ignore_index=IGNORED, reduction="sum"
    )
    return total / (answers != IGNORED).sum().clamp(min=1)


def _attribution(model: network.Reader, batch: windows.Batch, words: Tensor) -> dict[str, Tensor]:
    tags, pairs = model.attribution(words)
    told = batch.columns["tags"]
    found = {"tags": functional.cross_entropy(tags.flatten(0, 1), told.flatten())}
    cues, roles = _with_mistaken(tags, told, batch)
    if len(cues):
        scores = pairs[cues[:, 0], :, :, cues[:, 1]]  # (C, kinds, W)
        linked = functional.cross_entropy(scores, roles, reduction="sum")
        found["pairs"] = linked / (PAIRS_WEIGHT * len(cues))
    return found


def _with_mistaken(tags: Tensor, told: Tensor, batch: windows.Batch) -> tuple[Tensor, Tensor]:
    """The cues with what words are to them, and words mistaken for cues, to which none is."""
    mistaken = (tags.argmax(-1) == B_CUE) & (told != B_CUE) & (told >= 0)
    wrong = mistaken.nonzero()
    nothing = torch.where(told[wrong[:, 0]] < 0, IGNORED, 0)
    return torch.cat([batch.cues, wrong]), torch.cat([batch.roles, nothing])


def taught(
    model: network.Reader,
    teacher: network.Reader,
    batch: windows.Batch,
    words: Tensor,
    told: Tensor,
) -> dict[str, Tensor]:
    """How far the attributions differ from the teacher's: of every word, and of its cues' pairs.

    `told` are the teacher's own vectors of the words.
    """
    with torch.no_grad():
        wanted, linked = teacher.attribution(told)
    real = batch.first > 0  # a text begins with a piece of its own, so no word is at 0
    tags, pairs = model.attribution(words)
    found = {"taught": functional.cross_entropy(tags[real], wanted[real].softmax(-1))}
    row, cue = ((wanted.argmax(-1) == B_CUE) & real).nonzero().unbind(-1)
    if len(row):
        answers = linked[row, :, :, cue].softmax(1)
        losses = functional.cross_entropy(pairs[row, :, :, cue], answers, reduction="none")
        found["taught_pairs"] = (losses * real[row]).sum() / (PAIRS_WEIGHT * len(row))
    return found


def _syntax(model: network.Reader, batch: windows.Batch, words: Tensor) -> dict[str, Tensor]:
    told, heads = batch.columns["parts"], batch.columns["heads"]
    parts, arcs = model.syntax(words)
    absent = (told == IGNORED) & (heads == IGNORED)
    arcs = arcs.masked_fill(absent[:, None, :], FAR)
    labels = model.labels(words, heads.clamp(min=0))
    wanted = torch.where(heads >= 0, batch.columns["labels"], IGNORED)
    return {
        "parts": of_words(parts, told),
        "arcs": of_words(arcs, heads),
        "labels": of_words(labels, wanted),
    }


def _coreference(scores: Tensor, entities: Tensor) -> Tensor:
    """A mention is linked to any earlier one of the same, or to itself if it is the first."""
    mentions = entities != IGNORED
    order = torch.arange(entities.shape[1])
    earlier = order[None, :] < order[:, None]
    itself = torch.eye(len(order), dtype=torch.bool)
    same = (entities[:, :, None] == entities[:, None, :]) & earlier
    first = ~(same & mentions[:, None, :]).any(-1, keepdim=True)
    allowed = mentions[:, None, :] & earlier | itself
    right = torch.where(first, itself, same & mentions[:, None, :])
    scores = scores.float()
    reached = scores.masked_fill(~right, FAR).logsumexp(-1)
    loss = scores.masked_fill(~allowed, FAR).logsumexp(-1) - reached
    return (loss * mentions).sum() / mentions.sum().clamp(min=1)


def _pooled(scores: Tensor, head: str, segments: list[windows.Piece]) -> Tensor:
    """Over segments, the loss of any allowed label; a segment's score is pooled from its words."""
    losses = []
    for row, start, end, name, allowed in segments:
        if name == head:
            pooled = pool(scores[row, start:end].float(), head)
            losses.append(pooled.logsumexp(0) - pooled[list(allowed)].logsumexp(0))
    return torch.stack(losses).mean()


def pool(scores: Tensor, head: str) -> Tensor:
    """(words, labels) -> (labels): the words' scores summed as odds; "none" is their mean."""
    pooled = scores.logsumexp(0)
    if head == "kinds":
        pooled = torch.cat([pooled[:NONE], scores[:, NONE:].mean(0)])
    return pooled

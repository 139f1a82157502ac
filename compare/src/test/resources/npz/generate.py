"""Arrays as NumPy itself writes them, and the same numbers as JSON.

savez.npz and savez_compressed.npz are written by the functions of these names: both float
types, both byte orders, C and Fortran order, from scalars to four axes. versions.npz and
versions_compressed.npz hold arrays of the header formats 1.0, 2.0 and 3.0, by NumPy's own
write_array; savez uses the last two only for headers that a trace never has. expected.json:
file, then array, then {"single", "shape", "values"}, the values in C order, as shortest
decimals that restore the double.

The files were written by NumPy 2.4.6 (Python 3.11). To rewrite all of them, next to this
program:  python3 generate.py   (the bytes differ by the time of writing and by zlib)
"""
import json
import zipfile

import numpy as np

SPECIAL = [0.0, -0.0, 1.0, -1.5, np.inf, -np.inf, np.nan, 1 / 3, 5e-324, 1e-45, 1.7e38]
SHAPES = [(), (1,), (7,), (0,), (0, 3), (4, 0), (1, 5), (3, 4), (5, 1), (4, 2, 3), (2, 3, 1, 2)]


def values(rng, shape, dtype):
    numbers = rng.standard_normal(shape)
    flat = numbers.reshape(-1)  # a view: some elements are special
    for k in range(0, flat.size, 3):
        flat[k] = SPECIAL[k // 3 % len(SPECIAL)]
    return numbers.astype(dtype)


def arrays(rng):
    for dtype in ["<f8", ">f8", "<f4", ">f4"]:
        for order in "CF":
            for shape in SHAPES:
                name = f"{dtype[1:]}/{'little' if dtype[0] == '<' else 'big'}/{order}/" + (
                    "x".join(map(str, shape)) or "scalar"
                )
                yield name, np.array(values(rng, shape, dtype), dtype=dtype, order=order)
    yield "strided", np.arange(24.0).reshape(4, 6)[::2, ::3]
    yield "transposed", np.arange(24.0).reshape(2, 3, 4).transpose(1, 2, 0)
    yield "größe ∂L/∂W", np.array([1.0, 2.0])


def told(array):
    return {
        "single": array.dtype.itemsize == 4,
        "shape": array.shape,
        "values": array.astype("f8").ravel(order="C").tolist(),
    }


def write_versions(file, named, compression):
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, (array, version) in named.items():
            with archive.open(name + ".npy", "w", force_zip64=True) as out:
                np.lib.format.write_array(out, array, version=version)


rng = np.random.default_rng(7)
np.seterr(over="ignore", under="ignore")
named = dict(arrays(rng))
np.savez("savez.npz", **named)
np.savez_compressed("savez_compressed.npz", **named)
versions = {
    f"{major}/{dtype[1:]}/{'little' if dtype[0] == '<' else 'big'}/{order}": (
        np.array(values(rng, (3, 2, 4), dtype), order=order),
        (major, 0),
    )
    for major in (1, 2, 3)
    for dtype in ["<f8", ">f8", "<f4", ">f4"]
    for order in "CF"
}
write_versions("versions.npz", versions, zipfile.ZIP_STORED)
write_versions("versions_compressed.npz", versions, zipfile.ZIP_DEFLATED)

saved = {name: told(array) for name, array in named.items()}
by_version = {name: told(array) for name, (array, _) in versions.items()}
expected = {
    "savez.npz": saved,
    "savez_compressed.npz": saved,
    "versions.npz": by_version,
    "versions_compressed.npz": by_version,
}
with open("expected.json", "w", encoding="utf-8") as out:
    json.dump(expected, out, ensure_ascii=False, separators=(",", ":"))
    out.write("\n")

"""YAML files of the packs folder: read one strictly, load every word list, lay an office's own lists over them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from auditor.errors import UserError


def load_words(packs: Path, extra: Sequence[Path] = ()) -> dict[str, Mapping[str, Any]]:
    """Return every word list below `packs/words` by file name without `.yaml`.

    An `extra` file is laid over the list of the same name: a key replaces the key, `key+` adds to its list, or lays its
    keys over those of a mapping.
    Raises UserError when a file is no YAML mapping, or names a list or a key that does not exist.
    """
    words: dict[str, Mapping[str, Any]] = {
        file.stem: read_yaml(file) for file in sorted((packs / "words").glob("*.yaml"))
    }
    for file in extra:
        if file.stem not in words:
            raise UserError(f"{file}: there is no word list {file.stem!r}; known are {', '.join(words)}")
        words[file.stem] = _laid_over(words[file.stem], read_yaml(file), file)
    return words


def look_up(words: Mapping[str, Mapping[str, Any]], path: str) -> Any:
    """Return what stands at `list/key` (or `list/key/key`). Raises KeyError naming the part that is not there."""
    found: Any = words
    for part in path.split("/"):
        if not isinstance(found, Mapping) or part not in found:
            raise KeyError(part)
        found = found[part]
    return found


def read_yaml(file: Path) -> dict[str, Any]:
    """Return the mapping a YAML file holds. Raises UserError for anything else, or a key written twice."""
    try:
        raw = yaml.load(file.read_text(encoding="utf-8-sig"), _Strict)
    except OSError as error:
        raise UserError(f"cannot read {file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UserError(f"{file} is not UTF-8") from error
    except yaml.YAMLError as error:
        raise UserError(f"{file} is not YAML: {' '.join(str(error).split())}") from error
    if not isinstance(raw, dict):
        raise UserError(f"{file} must hold keys and values")
    return raw


class _Strict(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML lets a later key silently replace an equal earlier one; this loader refuses."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"key {key.value!r} twice", key.start_mark)
            if isinstance(key, yaml.ScalarNode):
                seen.add(key.value)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return mapping


def _laid_over(base: Mapping[str, Any], over: Mapping[str, Any], file: Path) -> dict[str, Any]:
    merged = dict(base)
    for written, value in over.items():
        key = str(written).removesuffix("+")
        if key not in base:
            raise UserError(f"{file}: the word list has no {key!r}; known are {', '.join(map(str, base))}")
        if key == written:
            merged[key] = value
        elif isinstance(base[key], list) and isinstance(value, list):
            merged[key] = base[key] + [word for word in value if word not in base[key]]
        elif isinstance(base[key], Mapping) and isinstance(value, Mapping):
            merged[key] = _added(base[key], value, file)
        else:
            raise UserError(f"{file}: {written!r} adds to a list, but {key!r} or what is added is none")
    return merged


def _added(base: Mapping[str, Any], over: Mapping[str, Any], file: Path) -> dict[str, Any]:
    """Entries of `over` that are there already are laid over them, others are new."""
    known = {key: value for key, value in over.items() if str(key).removesuffix("+") in base}
    new = {str(key).removesuffix("+"): value for key, value in over.items() if key not in known}
    return {**_laid_over(base, known, file), **new}

"""A straightforward CPython interpreter of the `rf` profile, the peer that the Java evaluator is timed against.

It parses each distinct program once into nested tuples and walks them per input, the way one would write it without
thinking about speed. Run as a script it checks itself on every vector and then prints evaluations per second:

    python3 bench/peers/robustfill.py VECTORS.jsonl[.gz] ... [--seconds 5]
"""

import argparse
import gzip
import json
import re
import sys
import time

DELIMITERS = "&,.?!@()[]%{}/:;$#\"' "
CHARACTERS = "A-Za-z0-9" + re.escape(DELIMITERS)
TYPES = {
    "NUMBER": r"[0-9]+",
    "WORD": r"[A-Za-z]+",
    "ALPHANUM": r"[A-Za-z0-9]+",
    "ALL_CAPS": r"[A-Z]+",
    "PROP_CASE": r"[A-Z][a-z]+",
    "LOWER": r"[a-z]+",
    "DIGIT": r"[0-9]",
    "CHAR": f"[{CHARACTERS}]",
}
TOKEN = re.compile(r'\s*(?:("(?:[^"\\]|\\.)*")|(-?\d+)|([A-Za-z_]+)|([(),]))')


def parse(text):
    """Nested tuples (operator, argument, ...) of a program text; raises ValueError when it is none."""
    tokens = [match.group().strip() for match in TOKEN.finditer(text)]
    tree, rest = _expression(tokens, 0)
    if rest != len(tokens):
        raise ValueError(f"text goes on after the program: {tokens[rest]}")
    return tree


def _expression(tokens, at):
    token = tokens[at]
    if token[0] == '"':
        return json.loads(token), at + 1
    if token[0] == "-" or token[0].isdigit():
        return int(token), at + 1
    if at + 1 == len(tokens) or tokens[at + 1] != "(":
        return token, at + 1
    node, at = [token], at + 2
    while tokens[at] != ")":
        argument, at = _expression(tokens, at)
        node.append(argument)
        at += tokens[at] == ","
    return tuple(node), at + 1


def matches(regex, value):
    """All matches of a type or of a delimiter, left to right."""
    return list(re.finditer(TYPES.get(regex) or re.escape(regex), value))


def evaluate(node, value):
    """Output of a part, or of a whole program, on one input string."""
    operator, *arguments = node
    return OPERATORS[operator](value, *arguments)


def _substring(value, first, last):
    start = first - 1 if first > 0 else len(value) + first
    end = last - 1 if last > 0 else len(value) + last
    if start >= end:
        return ""
    return value[start:] if end == len(value) else value[start : end + 1]


def _position(value, regex, index, boundary):
    found = matches(regex, value)
    if not found:
        return None
    at = index - 1 if index > 0 else len(found) + index
    if at >= len(found):
        return len(found) - 1
    if at < 0:
        return 0
    return found[at].start() if boundary == "START" else found[at].end()


def _span(value, regex1, index1, boundary1, regex2, index2, boundary2):
    start = _position(value, regex1, index1, boundary1)
    end = _position(value, regex2, index2, boundary2)
    return "" if start is None or end is None else value[start:end] if start < end else ""


def _nth(value, kind, index):
    found = matches(kind, value)
    at = index - 1 if index > 0 else len(found) + index
    return found[at].group() if 0 <= at < len(found) else None


def _token(value, kind, index):
    return _nth(value, kind, index) or ""


def _upto(value, regex):
    found = matches(regex, value)
    return value[: found[0].end()] if found else ""


def _from(value, regex):
    found = matches(regex, value)
    return value[found[0].end() :] if found else ""


def _case(value, case):
    if case == "PROPER":
        return value[:1].title() + value[1:].lower()
    return value.upper() if case == "ALL_CAPS" else value.lower()


def _first(value, kind, count):
    return "".join(match.group() for match in matches(kind, value)[:count])


def _all(value, kind):
    return "".join(match.group() for match in matches(kind, value))


def _substitute(value, kind, index, by):
    found = _nth(value, kind, index)
    return value if found is None else value.replace(found, by, 1)


def _substitute_all(value, kind, by):
    for match in matches(kind, value):
        value = value.replace(match.group(), by, 1)
    return value


OPERATORS = {
    "Concat": lambda value, *parts: "".join(evaluate(part, value) for part in parts),
    "Const": lambda value, constant: constant,
    "Compose": lambda value, outer, inner: evaluate(outer, evaluate(inner, value)),
    "SubStr": _substring,
    "GetSpan": _span,
    "GetToken": _token,
    "GetUpto": _upto,
    "GetFrom": _from,
    "ToCase": _case,
    "Replace": lambda value, old, new: value.replace(old, new),
    "Trim": lambda value: value.strip(),
    "GetFirst": _first,
    "GetAll": _all,
    "Substitute": _substitute,
    "SubstituteAll": _substitute_all,
    "Remove": lambda value, kind, index: _substitute(value, kind, index, ""),
    "RemoveAll": lambda value, kind: _substitute_all(value, kind, ""),
}


def read(path):
    """The vectors of a file, plain or gzipped."""
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main():
    """Checks every vector, then times whole passes over them."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("vectors", nargs="+")
    arguments.add_argument("--seconds", type=float, default=5)
    options = arguments.parse_args()
    vectors = [vector for path in options.vectors for vector in read(path)]
    wrong = [v for v in vectors if evaluate(parse(v["program"]), v["input"]) != v["output"]]
    print(f"{len(vectors) - len(wrong)} of {len(vectors)} vectors agree", file=sys.stderr)
    for vector in wrong[:5]:
        print("  differs:", json.dumps(vector), file=sys.stderr)
    inputs = {}
    for vector in vectors:
        inputs.setdefault(vector["program"], []).append(vector["input"])
    evaluated, start = 0, time.process_time()
    while time.process_time() - start < options.seconds:
        for text, values in inputs.items():
            tree = parse(text)
            for value in values:
                evaluate(tree, value)
        evaluated += len(vectors)
    rate = evaluated / (time.process_time() - start)
    print(f"evaluator, compiled at first sight  {rate:.0f}  evaluations/s")
    raise SystemExit(1 if wrong else 0)


if __name__ == "__main__":
    main()

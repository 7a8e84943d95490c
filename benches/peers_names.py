#!/usr/bin/env python3
"""Names beside the Python tools people use for them, on the same file in the same run.

usage: benches/peers_names.py [--pairs FILE] [--names N]

FILE: tab-separated name, name, 1 or 0, a header line first; without it, the cases of tests/data/names_pairs.txt,
whose headings say which are one person. N: how many made-up names to search among (default 100000).

Makes a virtual environment in target/peers and installs rapidfuzz, nomenklatura, scikit-learn and
sparse_dot_topn from PyPI (once; a few minutes, needs libicu's headers). A tool without a verdict of its own is
given the threshold that suits it best on this very file, which flatters it. CPU seconds of one process each,
start-up taken off; quote ratios.
"""
import argparse, json, os, random, resource, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
VENV = ROOT + "/target/peers"
PACKAGES = ["rapidfuzz", "nomenklatura", "scikit-learn", "sparse_dot_topn"]
PYTHON = VENV + "/bin/python"


def cases():
    one, rows = None, []
    for line in open(ROOT + "/tests/data/names_pairs.txt", encoding="utf8"):
        if line.startswith("#"):
            text = line.lower()
            if text.startswith(("# one person", "# more of one")):
                one = 1
            elif text.startswith(("# two people", "# more of two")):
                one = 0
            elif text.startswith("# the names alone"):
                one = None
        elif one is not None and "\t" in line:
            rows.append((*line.split("\t")[:2], one))
    return rows


def made_up(n, rng):
    opens = "ba da ka ra mi ni zi lo ho su tu gha sha kha fe ve".split()
    closes = "n r d m li ni ev ak".split()
    word = lambda: "".join(rng.choice(opens) for _ in range(rng.randint(1, 2))) + rng.choice(closes)
    return [" ".join(word() for _ in range(rng.randint(2, 3))).title() for _ in range(n)]


def best_f1(scores, labels):
    """The highest F1 any threshold gives."""
    order = sorted(range(len(scores)), key=lambda i: -scores[i])
    hits, best, real = 0, 0.0, sum(labels)
    for n, i in enumerate(order, 1):
        hits += labels[i]
        if n == len(order) or scores[order[n]] != scores[i]:
            best = max(best, 2 * hits / (n + real))
    return best


# ---- run inside the virtual environment, one tool a process
def peer(tool, work):
    data = json.load(open(work))
    pairs, among, queries = data["pairs"], data["among"], data["queries"]
    cpu = time.process_time
    if tool == "rapidfuzz token_sort_ratio":
        from rapidfuzz import fuzz, process, utils
        score = lambda a, b: fuzz.token_sort_ratio(a, b, processor=utils.default_process)
        t = cpu(); scores = [score(a, b) for a, b in pairs]; t = cpu() - t
        s = cpu(); got = [process.extractOne(q, among, scorer=fuzz.ratio)[2] for q in queries[:20]]; s = (cpu() - s) / 20
        print(json.dumps([scores, t, got, s]))
    elif tool == "rapidfuzz JaroWinkler":
        from rapidfuzz.distance import JaroWinkler
        t = cpu(); scores = [JaroWinkler.similarity(a.lower(), b.lower()) for a, b in pairs]; t = cpu() - t
        print(json.dumps([scores, t, None, None]))
    elif tool == "nomenklatura logic-v2":
        from followthemoney import model
        from nomenklatura.matching import get_algorithm
        algorithm = get_algorithm("logic-v2"); config = algorithm.default_config()
        def entity(name):
            e = model.make_entity("Person"); e.id = name; e.add("name", name); return e
        algorithm.compare(entity("Orla Venn"), entity("Tam Venn"), config)
        made = [(entity(a), entity(b)) for a, b in pairs]
        t = cpu(); scores = [algorithm.compare(a, b, config).score for a, b in made]; t = cpu() - t
        print(json.dumps([scores, t, None, None]))
    elif tool == "sparse_dot_topn":
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sparse_dot_topn import sp_matmul_topn
        vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3))
        left = vectors.fit_transform(among); right = vectors.transform(queries)
        s = cpu(); best = sp_matmul_topn(right, left.T.tocsr(), top_n=1, n_threads=1); s = (cpu() - s) / len(queries)
        got = [int(best.indices[a]) if a < b else None for a, b in zip(best.indptr, best.indptr[1:])]
        print(json.dumps([None, None, got, s]))


def variorum(pairs, among, queries):
    subprocess.run(["cargo", "build", "--release", "-q", "--example", "names"], cwd=ROOT, check=True)
    exe = os.path.join(os.environ.get("CARGO_TARGET_DIR", ROOT + "/target"), "release/examples/names")
    def run(args, lines):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        out = subprocess.run([exe, *args], input="\n".join(lines) + "\n", capture_output=True, text=True, check=True).stdout
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return [json.loads(l) for l in out.splitlines()], after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    lines = ["\t".join(p) for p in pairs]
    many = 20
    verdicts, once = run(["match"], lines)
    _, often = run(["match"], lines * many)
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as f:
        f.write("\n".join(among) + "\n"); f.flush()
        _, start = run(["find", "--among", f.name, "--top", "1"], queries[:1])
        found, whole = run(["find", "--among", f.name, "--top", "1"], queries)
    got = [r["hits"][0]["line"] if r["hits"] else None for r in found]
    return [v["verdict"] == "same" for v in verdicts], (often - once) / (many - 1), got, (whole - start) / (len(queries) - 1), start


def main():
    args = argparse.ArgumentParser(); args.add_argument("--pairs"); args.add_argument("--names", type=int, default=100000)
    args = args.parse_args()
    if not os.path.exists(PYTHON):
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
        subprocess.run([PYTHON, "-m", "pip", "install", "-q", *PACKAGES], check=True)
    if args.pairs:
        rows = [l.rstrip("\n").split("\t")[:3] for l in open(args.pairs, encoding="utf8")][1:]
        rows = [(a, b, int(one)) for a, b, one in rows]
    else:
        rows = cases()
    labels = [r[2] for r in rows]
    pairs = [r[:2] for r in rows]
    rng = random.Random(5)
    among = made_up(args.names, rng)
    picks = [rng.randrange(len(among)) for _ in range(2000)]
    otherwise = lambda name: name.replace("kha", "ha").replace("u", "ou").replace("sh", "ch").replace("v", "w")
    queries = [otherwise(among[i]) for i in picks]
    right = lambda got: sum(g is not None and among[g] == among[i] for g, i in zip(got, picks)) / len(got)

    verdicts, took, got, query, start = variorum(pairs, among, queries)
    hits = sum(v and l for v, l in zip(verdicts, labels))
    print(f"{len(pairs)} pairs, {sum(labels)} of them one person; {len(queries)} misspelled queries against {len(among)} names; one core")
    print(f"{'':28} {'F1':>5}  {'pairs/s':>9}   {'found first':>11}  {'queries/s':>9}")
    f1 = 2 * hits / (sum(verdicts) + sum(labels))
    print(f"{'variorum (reads, explains)':28} {f1:5.3f}  {len(pairs) / took:9.0f}   {right(got):11.3f}  {1 / query:9.0f}")
    with tempfile.NamedTemporaryFile("w", suffix=".json") as f:
        json.dump({"pairs": pairs, "among": among, "queries": queries}, f); f.flush()
        for tool in ("nomenklatura logic-v2", "rapidfuzz token_sort_ratio", "rapidfuzz JaroWinkler", "sparse_dot_topn"):
            out = subprocess.run([PYTHON, os.path.realpath(__file__), "--peer", tool, f.name], capture_output=True, text=True)
            if out.returncode:
                print(f"{tool:28} failed: {out.stderr.strip().splitlines()[-1]}"); continue
            scores, t, got, s = json.loads(out.stdout.splitlines()[-1])
            f1 = f"{best_f1(scores, labels):5.3f}  {len(pairs) / t:9.0f}" if scores else f"{'-':>5}  {'-':>9}"
            found = f"{right(got):11.3f}  {1 / s:9.0f}" if got else f"{'-':>11}  {'-':>9}"
            print(f"{tool:28} {f1}   {found}")
    print(f"variorum's index over the {len(among)} names: {start:.1f} CPU-s, start-up and reading included")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--peer"]:
        peer(sys.argv[2], sys.argv[3])
    else:
        main()

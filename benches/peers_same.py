#!/usr/bin/env python3
"""Clusters of sentences beside the Python tools people use for them, on the same file in the same run.

usage: benches/peers_same.py [--file TSV] [--sentences N]

TSV: tab-separated cluster, outlet, sentence. Without it, N (default 100000) invented sentences, written by
`cargo bench --bench scale -- --write N`; their clusters are known, and they are easier than news.

Makes a virtual environment in target/peers and installs scikit-learn, sparse_dot_topn, datasketch and rensa from
PyPI (once). A peer finds pairs, and what is connected is a cluster; each is given the threshold that suits it best
on this very file, which flatters it, and the time of one threshold. scikit-learn's average linkage holds every
sentence against every other and is run up to 10,000 sentences. CPU seconds of one process each, on one thread,
reading and start-up taken off for the peers and left in for variorum; quote ratios.
"""
import argparse, collections, json, os, resource, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
VENV = ROOT + "/target/peers"
PACKAGES = ["scikit-learn", "scipy", "sparse_dot_topn", "datasketch", "rensa"]
PYTHON = VENV + "/bin/python"
DENSE = 10_000


def read(path):
    rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf8")]
    return [r[0] for r in rows], [r[2] for r in rows]


def b_cubed(known, found):
    of_known, of_found = collections.Counter(known), collections.Counter(found)
    both = collections.Counter(zip(known, found))
    precision = sum(n * n / of_found[f] for (_, f), n in both.items()) / len(known)
    recall = sum(n * n / of_known[k] for (k, _), n in both.items()) / len(known)
    return 2 * precision * recall / (precision + recall)


def connected(n, pairs):
    root = list(range(n))
    def find(a):
        while root[a] != a:
            root[a] = root[root[a]]; a = root[a]
        return a
    for a, b in pairs:
        root[find(a)] = find(b)
    return [find(a) for a in range(n)]


# ---- run inside the virtual environment, one tool a process: prints F1, CPU seconds, the threshold
def peer(tool, path):
    known, texts = read(path)
    cpu = time.process_time
    words = lambda text: list({w for w in "".join(c if c.isalnum() else " " for c in text.lower()).split()})
    best = (0.0, 0.0, None)
    if tool == "sparse_dot_topn":
        from scipy.sparse.csgraph import connected_components
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sparse_dot_topn import sp_matmul_topn
        start = cpu()
        vectors = TfidfVectorizer(sublinear_tf=True).fit_transform(texts)
        near = sp_matmul_topn(vectors, vectors.T.tocsr(), top_n=10, threshold=0.3, n_threads=1)
        joined = cpu() - start
        for least in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
            start = cpu()
            kept = near.copy(); kept.data[kept.data < least] = 0; kept.eliminate_zeros()
            _, found = connected_components(kept, directed=False)
            best = max(best, (b_cubed(known, found.tolist()), joined + cpu() - start, least))
    elif tool == "scikit-learn average linkage":
        from sklearn.cluster import AgglomerativeClustering
        from sklearn.feature_extraction.text import TfidfVectorizer
        for least in (0.25, 0.3, 0.35, 0.4, 0.45):
            start = cpu()
            vectors = TfidfVectorizer(sublinear_tf=True).fit_transform(texts)
            apart = 1.0 - (vectors @ vectors.T).toarray()
            found = AgglomerativeClustering(None, metric="precomputed", linkage="average", distance_threshold=1 - least).fit_predict(apart)
            best = max(best, (b_cubed(known, found.tolist()), cpu() - start, least))
    elif tool == "datasketch MinHash LSH":
        from datasketch import MinHash, MinHashLSH
        for least in (0.3, 0.4, 0.5, 0.6):
            start = cpu()
            lsh = MinHashLSH(threshold=least, num_perm=64)
            made = list(MinHash.generator([[w.encode() for w in words(t)] for t in texts], num_perm=64))
            for at, m in enumerate(made):
                lsh.insert(at, m, check_duplication=False)
            pairs = [(at, other) for at, m in enumerate(made) for other in lsh.query(m) if other < at and m.jaccard(made[other]) >= least]
            best = max(best, (b_cubed(known, connected(len(texts), pairs)), cpu() - start, least))
    elif tool == "rensa MinHash LSH":
        from rensa import RMinHash, RMinHashLSH
        for least in (0.3, 0.4, 0.5, 0.6):
            start = cpu()
            lsh = RMinHashLSH(least, 64, 16)
            made = []
            for at, text in enumerate(texts):
                m = RMinHash(64, 42); m.update(words(text)); lsh.insert(at, m); made.append(m)
            pairs = [(at, other) for at, m in enumerate(made) for other in lsh.query(m) if other < at and m.jaccard(made[other]) >= least]
            best = max(best, (b_cubed(known, connected(len(texts), pairs)), cpu() - start, least))
    print(json.dumps([*best, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


def variorum(path, effort):
    known, texts = read(path)
    subprocess.run(["cargo", "build", "--release", "-q", "--example", "cluster"], cwd=ROOT, check=True)
    exe = os.path.join(os.environ.get("CARGO_TARGET_DIR", ROOT + "/target"), "release/examples/cluster")
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf8") as given, tempfile.TemporaryFile("w+", encoding="utf8") as out:
        given.write("\n".join(texts) + "\n"); given.flush()
        process = subprocess.Popen([exe, "--threads", "1", "--effort", effort, given.name], stdout=out)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = status
        if status:
            sys.exit("variorum failed")
        out.seek(0)
        found = [json.loads(line)["cluster"] for line in out]
    return b_cubed(known, found), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--file"); args.add_argument("--sentences", type=int, default=100000)
    args = args.parse_args()
    if not os.path.exists(PYTHON):
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
    if subprocess.run([PYTHON, "-c", "import sklearn, scipy, sparse_dot_topn, datasketch, rensa"], capture_output=True).returncode:
        subprocess.run([PYTHON, "-m", "pip", "install", "-q", *PACKAGES], check=True)
    with tempfile.TemporaryDirectory() as folder:
        path = args.file or folder + "/invented.tsv"
        if not args.file:
            with open(path, "w") as out:
                subprocess.run(["cargo", "bench", "-q", "--bench", "scale", "--", "--write", str(args.sentences)], cwd=ROOT, stdout=out, check=True)
        known, _ = read(path)
        print(f"{len(known)} sentences of {len(set(known))} clusters; one core")
        print(f"{'':30} {'B-cubed F1':>10} {'CPU-s':>8} {'ratio':>7} {'MB':>6}")
        ours = None
        for effort in ("quick", "full") if len(known) <= DENSE else ("quick",):
            f1, took, size = variorum(path, effort)
            ours = ours or took
            print(f"{'variorum ' + effort:30} {f1:10.3f} {took:8.2f} {took / ours:7.1f} {size:6.0f}", flush=True)
        for tool in ("sparse_dot_topn", "scikit-learn average linkage", "datasketch MinHash LSH", "rensa MinHash LSH"):
            if tool.startswith("scikit") and len(known) > DENSE:
                print(f"{tool:30} not run: {len(known)} sentences need {len(known) ** 2 * 8 / 2**30:.0f} GB")
                continue
            env = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
            out = subprocess.run([PYTHON, os.path.realpath(__file__), "--peer", tool, path], capture_output=True, text=True, env=env)
            if out.returncode:
                print(f"{tool:30} failed: {out.stderr.strip().splitlines()[-1]}"); continue
            f1, took, least, size = json.loads(out.stdout.splitlines()[-1])
            print(f"{tool:30} {f1:10.3f} {took:8.2f} {took / ours:7.1f} {size:6.0f}   from {least}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--peer"]:
        peer(sys.argv[2], sys.argv[3])
    else:
        main()

#!/usr/bin/env python3
"""How well feeds are read: runs the program feed_tree over the corpora beside the project and prints a table.

  tests/corpora/feeds.py FEED_TREE [--fails N] [--check]

With --check the exit status is 1 below the bars. Exits with 77 (skipped) where ../shared/corpora is absent.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
CORPORA = os.path.normpath(os.path.join(HERE, '..', '..', '..', 'shared', 'corpora'))
CORE_BAR = 285


def trees(program, cases):
    """The tree of each case; null for one that ended the program."""
    found = []
    while len(found) < len(cases):
        lines = ''.join(json.dumps(c) + '\n' for c in cases[len(found):])
        done = subprocess.run([program], input=lines, capture_output=True, text=True)
        found += [json.loads(line) for line in done.stdout.splitlines()]
        if done.returncode != 0:
            print('    ended by', cases[len(found)]['file'], done.stderr[:200])
            found.append(None)
    return found


def scored(program, fails):
    folder = os.path.join(CORPORA, 'feedparser', 'dev')
    cases = json.load(open(os.path.join(folder, 'cases.json'), encoding='utf-8'))
    names = sorted(cases)
    requests = [{'file': os.path.join(folder, n), 'url': cases[n].get('url') or '', 'headers': cases[n].get('headers') or {}}
                for n in names]
    found = {n: t for n, t in zip(names, trees(program, requests)) if t and 'error' not in t}
    with tempfile.NamedTemporaryFile('w', suffix='.json') as file:
        json.dump(found, file)
        file.flush()
        done = subprocess.run([sys.executable, os.path.join(CORPORA, 'scorers', 'score-feeds.py'), '--part', 'dev', file.name,
                               '--fails', fails], capture_output=True, text=True)
    print(done.stdout + done.stderr, end='')
    rows = {m[1]: m for m in re.finditer(r'dev +(\w+) +(\d+) cases +strict +(\d+).*?(?:safe +(\d+).*)?\n', done.stdout)}
    return int(rows['core'][3]) >= CORE_BAR and rows['sanitize'][2] == rows['sanitize'][4]


def read_or_refused(program, part, fails):
    """Every file is a tree with entries, an empty feed, or an error that says why."""
    files = sorted(os.path.join(r, f) for r, _, fs in os.walk(os.path.join(CORPORA, part)) for f in fs
                   if f.endswith(('.xml', '.rss', '.atom', '.json', '.rdf')))
    if part == 'gofeed':
        # Beside each feed lies what is expected of it.
        files = [f for f in files if not f.endswith('.json') or os.sep + 'json' + os.sep in f or 'universal' in f]
    found = trees(program, [{'file': f} for f in files])
    read = sum(1 for t in found if t and t.get('entries'))
    empty = sum(1 for t in found if t and not t.get('error') and not t.get('entries'))
    refused = [(f, t['error']) for f, t in zip(files, found) if t and t.get('error')]
    lost = sum(1 for t in found if t is None)
    print(f'{part:19} {len(files):5} files  {read} with entries, {empty} without, {len(refused)} refused, {lost} crashed')
    for file, why in refused[:int(fails)]:
        print('    ', os.path.relpath(file, CORPORA), why)
    return lost == 0 and all(why for _, why in refused)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('feed_tree')
    parser.add_argument('--fails', default='0')
    parser.add_argument('--check', action='store_true')
    options = parser.parse_args()
    if not os.path.isdir(CORPORA):
        print(f'skipped: {CORPORA} is absent')
        return 77
    program = os.path.abspath(options.feed_tree)
    good = [scored(program, options.fails), read_or_refused(program, 'feeds-real', options.fails),
            read_or_refused(program, 'gofeed', options.fails)]
    return 1 if options.check and not all(good) else 0


if __name__ == '__main__':
    sys.exit(main())

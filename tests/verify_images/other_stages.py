#!/usr/bin/env python3
"""What an EPUB takes beside verifying its images: CPU time of `gazette build` without that of verifying, over the floor program's.

  other_stages.py BIN BENCH [-n ARTICLES] [-r ROUNDS]

BIN is the folder with gazette and verify_images, BENCH the benchmark's, with its corpus and its floor programs built. All
programs run in turn; what verifying takes is the difference between reading the images and reading and verifying them.
"""
import argparse
import glob
import os
import shutil
import statistics
import subprocess
import tempfile


def cpu(command):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f'{command[0]} failed')
    return used.ru_utime + used.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('bin')
    parser.add_argument('bench')
    parser.add_argument('-n', default='1000')
    parser.add_argument('-r', type=int, default=15)
    options = parser.parse_args()
    corpus = os.path.join(options.bench, 'corpus', 'en-' + options.n)
    articles = sorted(glob.glob(os.path.join(corpus, 'a', '*.md')))
    images = sorted(path for path in glob.glob(os.path.join(corpus, 'a', '*')) if path.endswith(('.jpg', '.png')))
    folder = tempfile.mkdtemp()
    commands = {
        'build': [os.path.join(options.bin, 'gazette'), 'build', '-q', *articles, '--format', 'epub', '--date', '2026-11-24',
                  '-o', folder],
        'floor': [os.path.join(options.bench, 'floor', 'epub_floor'), corpus, os.path.join(folder, 'floor.epub'), 'libdeflate',
                  '6'],
        'verified': [os.path.join(options.bin, 'verify_images'), *images],
        'read': [os.path.join(options.bin, 'verify_images'), '--header', *images],
    }
    used = {name: [] for name in commands}
    try:
        for turn in range(options.r):
            names = list(commands) if turn % 2 == 0 else list(commands)[::-1]
            for name in names:
                used[name].append(cpu(commands[name]))
    finally:
        shutil.rmtree(folder)
    rounds = list(zip(used['build'], used['floor'], used['verified'], used['read']))
    whole = statistics.median(build / floor for build, floor, _, _ in rounds)
    verifying = statistics.median((verified - read) / floor for _, floor, verified, read in rounds)
    others = statistics.median((build - verified + read) / floor for build, floor, verified, read in rounds)
    print(f'{len(articles)} articles, {len(images)} images, {options.r} rounds; times the floor program\'s CPU time, medians:')
    print(f'all {whole:.2f}, verifying images {verifying:.2f}, all other stages {others:.2f}')


main()

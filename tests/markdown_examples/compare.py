#!/usr/bin/env python3
"""Compares what our reader and EPUB writer make of the examples of the Markdown specifications with the HTML they ask for.

  compare.py PROGRAM FOLDER [--show FILE:NUMBER]

Both sides are normalised to what an article keeps: safe elements without attributes of their own; links to the web and to
mail addresses (of others the text stays); headings renumbered so that none is skipped; a picture alone in its paragraph;
white space collapsed outside of code; what is empty, and a table of one cell, is what it holds. Exits with 1 where an example differs that is not in KNOWN, with 77 (skipped) where
the folder is absent.
"""
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser

# Examples that md4c itself reads otherwise (by file and number); its comments are those of CommonMark 0.30.
KNOWN = {
    'commonmark-0.31.2.json': {354, 625, 626},
    'gfm-0.29.json': {200, 203},
}
VOID = {'br', 'hr', 'img', 'input', 'meta', 'link', 'area', 'col', 'embed', 'source', 'wbr'}
ALIASES = {'b': 'strong', 'i': 'em', 's': 'del', 'strike': 'del', 'tt': 'code'}
HEADINGS = {'h1', 'h2', 'h3', 'h4', 'h5', 'h6'}
BLOCKS = HEADINGS | {'p', 'ul', 'ol', 'li', 'blockquote', 'pre', 'hr', 'table', 'thead', 'tbody', 'tr', 'th', 'td'}
INLINES = {'em', 'strong', 'del', 'sup', 'sub', 'code', 'a', 'img', 'br'}
LINE_HOLDERS = HEADINGS | {'p', 'th', 'td'}
# Elements that stand for themselves on a page, though an article has no name for them: they part lines.
PARTS = {'div', 'section', 'article', 'aside', 'center', 'address', 'form', 'details', 'dl', 'dt', 'dd', 'figure', 'main'}
UNSEEN = {'script', 'style', 'textarea', 'title', 'iframe', 'noembed', 'noframes', 'xmp', 'plaintext'}


class Tree(HTMLParser):
    """[tag, attributes, children], texts as strings."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.root = ['root', {}, []]
        self.open = [self.root]
        # HTML drops a tag that the text's end cuts off.
        self.feed(re.sub(r'<[a-zA-Z/][^>]*$', '', text).replace('\ufffd', '□'))
        self.close()

    def handle_starttag(self, tag, attributes):
        tag = ALIASES.get(tag, tag)
        node = [tag, dict(attributes), []]
        self.open[-1][2].append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if self.open[-1][0] == ALIASES.get(tag, tag) and tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        tag = ALIASES.get(tag, tag)
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth][0] == tag:
                del self.open[depth:]
                return

    def handle_data(self, data):
        self.open[-1][2].append(data)


def is_web(href):
    host = r'[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?'
    return re.match(rf'(https?://([^/?#@]*@)?({host}|\[[0-9a-f:.]+\])(:\d+)?([/?#]|$))|mailto:', href, re.I) is not None


def text_of(node):
    return node if isinstance(node, str) else ''.join(text_of(child) for child in node[2])


class Blocks:
    """A tree flattened to a list of what an article keeps of it."""

    def __init__(self, tree):
        self.out = []
        self.levels = []
        self.walk_blocks(tree[2])

    def level(self, written):
        while self.levels and self.levels[-1] > written:
            self.levels.pop()
        if not self.levels or self.levels[-1] < written:
            self.levels.append(written)
        return len(self.levels)

    def walk_blocks(self, nodes, holder=None):
        line = []
        for node in nodes:
            if isinstance(node, str) or node[0] not in BLOCKS | PARTS | UNSEEN:
                line += self.walk_line(node)
                continue
            if node[0] in UNSEEN:
                continue
            self.end_line(line, holder)
            line = []
            self.block(node)
        self.end_line(line, holder)

    def end_line(self, line, holder):
        words = normalised(line)
        if words:
            self.out.append((holder or 'p', words))

    def block(self, node):
        tag, attributes, children = node
        if tag in PARTS or tag in ('thead', 'tbody'):
            self.walk_blocks(children)
        elif tag == 'hr':
            self.out.append(('hr', ''))
        elif tag == 'pre':
            self.out.append(('pre', text_of(node).strip('\n')))
        elif tag in HEADINGS:
            self.walk_blocks(children, f'h{self.level(int(tag[1]))}')
        elif tag in LINE_HOLDERS:
            before = len(self.out)
            self.walk_blocks(children, tag)
            if tag in ('th', 'td') and len(self.out) == before:
                self.out.append((tag, ''))
        else:
            name = tag + (f' {attributes.get("start", "1")}' if tag == 'ol' else '')
            before = len(self.out)
            self.out.append((f'<{name}>', ''))
            self.walk_blocks(children)
            if len(self.out) == before + 1:
                self.out.pop()
                return
            self.out.append((f'</{tag}>', ''))

    def walk_line(self, node):
        if isinstance(node, str):
            return [node]
        tag, attributes, children = node
        if tag in UNSEEN:
            return []
        inner = [part for child in children for part in self.walk_line(child)]
        if tag == 'img':
            words = ' '.join((attributes.get('alt') or '').split())
            return [f'\x01img {attributes.get("src") or ""} {words}\x03{attributes.get("title") or ""}\x02']
        if tag == 'br':
            return ['\x01br\x02']
        if tag == 'input':
            return ['☑' if 'checked' in attributes else '☐']
        if tag == 'a':
            href = attributes.get('href') or ''
            return [f'\x01a {href.lower()}\x02', *inner, '\x01/a\x02'] if is_web(href) else inner
        if tag in INLINES and ''.join(inner).strip():
            return [f'\x01{tag}\x02', *inner, f'\x01/{tag}\x02']
        return inner


def normalised(line):
    text = ''.join(line)
    # Spaces at the edges of a style are outside of it.
    text = re.sub(r'((?:\x01(?:em|strong|del|sup|sub)\x02)+)\s', lambda found: ' ' + found[1], text)
    text = re.sub(r'\s((?:\x01/(?:em|strong|del|sup|sub)\x02)+)', lambda found: found[1] + ' ', text)
    # A picture alone in its paragraph has its title for a caption.
    text = re.sub('^(\x01img [^\x02]*)\x03([^\x02]+)\x02$', lambda found: found[1] + '\x02' + found[2], text.strip())
    text = re.sub('\x03[^\x02]*\x02', '\x02', text)
    return re.sub(' ?\x01br\x02 ?', '\x01br\x02', ' '.join(text.split()))


def blocks(html):
    tree = Tree(html).root
    dissolve_single_cells(tree)
    return Blocks(tree).out


def cells_of(node):
    return [node] if node[0] in ('td', 'th') else [
        cell for child in node[2] if not isinstance(child, str) for cell in cells_of(child)]


def dissolve_single_cells(node):
    for child in node[2]:
        if not isinstance(child, str):
            dissolve_single_cells(child)
            if child[0] == 'table' and len(cells_of(child)) < 2 and 'th' not in [cell[0] for cell in cells_of(child)]:
                for part in [child, *parts_of(child)]:
                    part[0] = 'div'


def parts_of(table):
    found = []
    for child in table[2]:
        if not isinstance(child, str) and child[0] in ('thead', 'tbody', 'tr', 'td'):
            found += [child, *parts_of(child)]
    return found


def differences(program, folder, name):
    path = os.path.join(folder, name)
    with open(path, encoding='utf-8') as file:
        examples = json.load(file)
    printed = {dialect: json.loads(subprocess.run([program, dialect, path], check=True, capture_output=True).stdout)
               for dialect in ('commonmark', 'github')}
    for index, example in enumerate(examples):
        # The specification of GFM is that of CommonMark with sections of extensions.
        ours = printed['github' if '(extension)' in example['section'] else 'commonmark'][index]
        if blocks(ours) != blocks(example['html']):
            yield example, ours


def main():
    program, folder = sys.argv[1:3]
    show = sys.argv[4] if len(sys.argv) > 4 else ''
    if not os.path.isdir(folder):
        print('skipped: no examples in', folder)
        return 77
    failed = False
    for name in KNOWN:
        found = list(differences(program, folder, name))
        numbers = {example['example'] for example, _ in found}
        failed = failed or bool(numbers - KNOWN[name])
        print(f'{name}: {len(found)} differ: {sorted(numbers)}; known of md4c: {sorted(KNOWN[name])}')
        for example, ours in found:
            if show in ('all', f'{name}:{example["example"]}') or show == name:
                print('---', example['example'], example['section'])
                print(example['markdown'], example['html'], ours, blocks(example['html']), blocks(ours), sep='\n')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())

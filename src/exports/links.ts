import type { Node } from 'unist';
import { visit } from 'unist-util-visit';

/** Rewrites the paths and fragments in a tree with `to`, for a text that is read away from its page. Changes the tree. */
export function resolveLinks<Block extends Node>(blocks: Block[], page: string, to: (path: string) => string): Block[] {
  for (const block of blocks)
    visit(block as Node, (node) => {
      if (!('url' in node) || typeof node.url !== 'string') return;
      if (node.url.startsWith('/')) node.url = to(node.url);
      else if (node.url.startsWith('#')) node.url = `${to(page)}${node.url}`;
    });
  return blocks;
}

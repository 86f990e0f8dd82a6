/** The nodes of YAML: pairs of a mapping by their names, and what an alias stands for. */
import { type Alias, isAlias, isScalar, type Node, type Pair, type YAMLMap } from 'yaml';

export type NodePair = Pair<Node, Node | null>;

/** The name of a pair; empty where its key is no text. */
export function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : '';
}

export function pairOf(map: YAMLMap, name: string): NodePair | undefined {
  return map.items.find((pair) => keyOf(pair) === name) as NodePair | undefined;
}

/** The node itself, or the target of an alias; null for nothing. */
export function targetOf(node: unknown, targets: ReadonlyMap<Alias, Node>): Node | null {
  const one = (node ?? null) as Node | null;
  return isAlias(one) ? (targets.get(one) ?? null) : one;
}

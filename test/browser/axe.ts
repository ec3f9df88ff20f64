import axe from 'axe-core';

/** The rules that an element breaks, as `rule: what is wrong`. */
export async function violations(element: Element): Promise<string[]> {
  const { violations } = await axe.run(element, { rules: { region: { enabled: false } } });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.failureSummary).join('; ')}`);
}

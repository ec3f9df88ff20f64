import type { VNode } from 'preact';
import type { JsonSchema } from '../../../src/config/schema/json-schema.ts';
import { choicesOf } from './choices-of.ts';

/** What the schema says about a part of the config: what it is for, what holds without it, what it may be. */
export function AboutPart({ part }: { readonly part: JsonSchema }): VNode {
  const { title, description, default: usual, examples = [] } = part;
  const words = choicesOf(part).map((each) => JSON.stringify(each));
  return (
    <div class="about">
      <b>{title}</b>
      <p>{description}</p>
      {words.length > 0 && <Fact name="one of" value={words.join(', ')} />}
      {usual !== undefined && <Fact name="default" value={JSON.stringify(usual)} />}
      {examples.length > 0 && <Fact name="for example" value={JSON.stringify(examples[0])} />}
    </div>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }): VNode {
  return (
    <p class="fact">
      <span>{name} </span>
      <code>{value.length > 120 ? `${value.slice(0, 120)}…` : value}</code>
    </p>
  );
}

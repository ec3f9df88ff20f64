import type { ComponentChild } from 'preact';
import type { Service } from '../config/types.ts';
import type { Words } from '../words/create-words.ts';
import type { OnTurn } from './draft.ts';
import { Switch } from './Switch.tsx';

/** One service of a category, and how its switch stands. */
export interface ServiceItemProps {
  /** Of its switch. */
  readonly id: string;
  readonly words: Words;
  readonly service: Service;
  readonly isOn: boolean;
  readonly onTurn: OnTurn;
}

/** One service: who runs it, its policy, what it stores and for how long (CJEU C-673/17, R010). */
export function ServiceItem({ id, words, service, isOn, onTurn }: ServiceItemProps): ComponentChild {
  const { link, own, text } = words;
  const name = own(service.name) || service.id;
  const policy = link(service.privacyPolicy);
  const provider = own(service.provider);
  return (
    <li>
      <div class="assent-row">
        <span>
          {service.required ? name : <label for={id}>{name}</label>}
          {provider && <span class="assent-muted">{' ' + provider}</span>}
        </span>
        {!service.required && <Switch id={id} isOn={isOn} onTurn={(on) => onTurn(service.id, on)} />}
      </div>
      {policy && (
        <a href={policy} target="_blank" rel="noopener noreferrer">
          {text('policy-of', { name })}
        </a>
      )}
      <Stored words={words} service={service} />
    </li>
  );
}

/** Its cookies and keys; nothing if it names none. */
function Stored({ words: { own, text }, service }: Pick<ServiceItemProps, 'words' | 'service'>): ComponentChild {
  const stored = [
    ...service.cookies.map(({ name, duration, purpose }) => ({ name, about: [own(duration), own(purpose)] })),
    ...service.storage.map((name) => ({ name, about: [] })),
  ];
  if (!stored.length) return null;
  return (
    <div class="assent-muted">
      {text('stored')}
      <ul>
        {stored.map(({ name, about }) => (
          <li>
            <code dir="ltr">{name}</code>
            {' ' + about.filter(Boolean).join(' · ')}
          </li>
        ))}
      </ul>
    </div>
  );
}

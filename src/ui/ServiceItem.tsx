import { h, type VNode } from 'preact';
import type { Service } from '../config/types.ts';
import type { View } from './create-view.ts';
import { Switch } from './Switch.tsx';

/** One service: who runs it, its policy, what it stores and for how long (CJEU C-673/17, R010). */
export function ServiceItem({
  id,
  view: { link, own, text },
  service,
  isOn,
  onTurn,
}: {
  id: string;
  view: View;
  service: Service;
  /** `undefined` in a required category: then there is nothing to turn. */
  isOn: boolean | undefined;
  onTurn: (on: boolean) => void;
}): VNode {
  const name = own(service.name) || service.id;
  const policy = link(service.privacyPolicy);
  const provider = own(service.provider);
  const stored = [
    ...service.cookies.map((item) => [item.name, own(item.duration), own(item.purpose)]),
    ...service.storage.map((key) => [key]),
  ];

  return (
    <li>
      <div class="assent-row">
        <span>
          {isOn == null ? name : <label for={id}>{name}</label>}
          {provider && <span class="assent-muted"> {provider}</span>}
        </span>
        {isOn != null && <Switch id={id} isOn={isOn} onTurn={onTurn} />}
      </div>
      {policy && (
        <a href={policy} target="_blank" rel="noopener noreferrer">
          {text('policy-of', { name })}
        </a>
      )}
      {stored.length > 0 && (
        <div class="assent-muted">
          {text('stored')}
          <ul>
            {stored.map(([key, ...about]) => (
              <li>
                <code>{key}</code> {about.filter(Boolean).join(' · ')}
              </li>
            ))}
          </ul>
        </div>
      )}
    </li>
  );
}

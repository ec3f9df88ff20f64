/** The languages that have built-in texts: English, and one for each file in `locales/`; two letters each, or more. */
export const builtInLanguages: readonly string[] = [
  ...('enarbgcacscydadeeleseteufafifrgaglhehihrhuidisitjakoltlvmtnbnlplptroruskslsvthtrukvizh'.match(/../g) ?? []),
  'pt-BR',
  'zh-Hant',
];

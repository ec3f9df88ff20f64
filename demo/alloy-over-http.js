// Alloy speaks https only, and a demo on a loopback port has no certificate. It takes `window.fetch`
// when it starts, so this stands in its way and sends what is meant for the edge network to the collector.
// It is gated together with alloy: nothing of this runs before the choice.
(() => {
  const edge = 'https://edge.alloy.example/';
  const collector = `${new URL(document.currentScript.dataset.collector).origin}/`;
  const send = window.fetch;
  window.fetch = (target, options) =>
    typeof target === 'string' && target.startsWith(edge)
      ? send(target.replace(edge, collector), options)
      : send(target, options);
})();

{
  const { collector } = document.currentScript.dataset;
  window.growthbook_config = {
    noStreaming: true,
    trackingCallback: (test, result) =>
      navigator.sendBeacon(`${collector}/growthbook/viewed`, JSON.stringify({ test: test.key, variant: result.key })),
  };
}

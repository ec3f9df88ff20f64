{
  const { collector } = document.currentScript.dataset;
  snowplowBrowserTracking.newTracker('tressel', collector, {
    appId: 'tressel-pay',
    cookieName: '_sp_tressel_',
    // The policy promises 13 months at most.
    cookieLifetime: 395 * 24 * 60 * 60,
    cookieSecure: location.protocol === 'https:',
    eventMethod: 'post',
    bufferSize: 1,
  });
  snowplowBrowserTracking.trackPageView();
}

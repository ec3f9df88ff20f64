// Adobe's base code: a queue until the file is there.
window.__alloyNS = ['alloy'];
window.alloy = (...command) =>
  new Promise((resolve, reject) => {
    window.alloy.q.push([resolve, reject, command]);
  });
window.alloy.q = [];

window.alloy('configure', {
  datastreamId: 'tressel',
  orgId: '000000000000000000000000@AdobeOrg',
  edgeDomain: 'edge.alloy.example',
  thirdPartyCookiesEnabled: false,
  clickCollectionEnabled: false,
});
window.alloy('sendEvent', { xdm: { eventType: 'web.webpagedetails.pageViews' } });

/** What a new visitor finds in the editor. */
export const EXAMPLE = `{
  "controller": {
    "name": "Example Ltd",
    "privacyPolicy": "/privacy"
  },
  "categories": ["functional", "analytics", "advertising"],
  "services": [
    {
      "id": "basket",
      "category": "functional",
      "name": "Basket",
      "provider": "Example Ltd",
      "cookies": [{ "name": "basket", "duration": "1 day" }]
    },
    {
      "id": "tally",
      "category": "analytics",
      "name": "Tally",
      "provider": "Tally Works plc",
      "privacyPolicy": "https://tally.example/privacy",
      "cookies": [{ "name": "tally_*", "duration": "12 months" }]
    },
    {
      "id": "reach",
      "category": "advertising",
      "name": "Reach",
      "provider": "Reach GmbH",
      "cookies": [{ "name": "reach_id", "duration": "90 days" }]
    }
  ],
  "ui": {
    "layout": "box"
  }
}
`;

___TERMS_OF_SERVICE___

By creating or modifying this file you agree to Google Tag Manager's Community
Template Gallery Developer Terms of Service available at
https://developers.google.com/tag-manager/gallery-tos (or such other URL as
Google may provide), as modified from time to time.


___INFO___

{
  "type": "TAG",
  "id": "cvt_temp_public_id",
  "version": 1,
  "securityGroups": [],
  "displayName": "Assent",
  "categories": [
    "UTILITY"
  ],
  "brand": {
    "id": "brand_dummy",
    "displayName": "Assent"
  },
  "description": "Sets Google's consent state from the choices that Assent has stored. Needs two triggers: Consent Initialization - All Pages, and the custom event assent_update.",
  "containerContexts": [
    "WEB"
  ]
}


___TEMPLATE_PARAMETERS___

[
  {
    "type": "GROUP",
    "name": "mapping",
    "displayName": "Which choices each consent type needs",
    "groupStyle": "ZIPPY_OPEN",
    "subParams": [
      {
        "type": "TEXT",
        "name": "ad_storage",
        "displayName": "ad_storage",
        "simpleValueType": true,
        "defaultValue": "advertising",
        "help": "Ids of Assent's categories or services, separated by spaces; all of them must be granted."
      },
      {
        "type": "TEXT",
        "name": "ad_user_data",
        "displayName": "ad_user_data",
        "simpleValueType": true,
        "defaultValue": "advertising",
        "help": "Ids of Assent's categories or services, separated by spaces; all of them must be granted."
      },
      {
        "type": "TEXT",
        "name": "ad_personalization",
        "displayName": "ad_personalization",
        "simpleValueType": true,
        "defaultValue": "advertising",
        "help": "Ids of Assent's categories or services, separated by spaces; all of them must be granted."
      },
      {
        "type": "TEXT",
        "name": "analytics_storage",
        "displayName": "analytics_storage",
        "simpleValueType": true,
        "defaultValue": "analytics",
        "help": "Ids of Assent's categories or services, separated by spaces; all of them must be granted."
      },
      {
        "type": "TEXT",
        "name": "functionality_storage",
        "displayName": "functionality_storage",
        "simpleValueType": true,
        "defaultValue": "functional",
        "help": "Ids of Assent's categories or services, separated by spaces; all of them must be granted."
      },
      {
        "type": "TEXT",
        "name": "personalization_storage",
        "displayName": "personalization_storage",
        "simpleValueType": true,
        "defaultValue": "personalization",
        "help": "Ids of Assent's categories or services, separated by spaces; all of them must be granted."
      },
      {
        "type": "TEXT",
        "name": "security_storage",
        "displayName": "security_storage",
        "simpleValueType": true,
        "defaultValue": "",
        "help": "The same. Empty: always granted."
      }
    ]
  },
  {
    "type": "TEXT",
    "name": "required",
    "displayName": "Required categories",
    "simpleValueType": true,
    "defaultValue": "functional",
    "help": "Ids of what is always on, as in Assent's config. Everything else is denied until the visitor has decided."
  },
  {
    "type": "TEXT",
    "name": "region",
    "displayName": "Regions of the default",
    "simpleValueType": true,
    "help": "ISO 3166-2 codes, separated by spaces. Empty: everywhere. Elsewhere Google's tags start with everything granted."
  },
  {
    "type": "TEXT",
    "name": "waitForUpdate",
    "displayName": "Wait for update (ms)",
    "simpleValueType": true,
    "defaultValue": 500,
    "valueValidators": [
      {
        "type": "NON_NEGATIVE_NUMBER"
      }
    ],
    "help": "How long Google's tags wait for Assent's first word."
  },
  {
    "type": "CHECKBOX",
    "name": "urlPassthrough",
    "checkboxText": "Let links carry click ids while cookies are denied (url_passthrough)",
    "simpleValueType": true,
    "defaultValue": false
  }
]


___SANDBOXED_JS_FOR_WEB_TEMPLATE___

const copyFromDataLayer = require('copyFromDataLayer');
const gtagSet = require('gtagSet');
const makeNumber = require('makeNumber');
const setDefaultConsentState = require('setDefaultConsentState');
const updateConsentState = require('updateConsentState');

const TYPES = [
  'ad_storage',
  'ad_user_data',
  'ad_personalization',
  'analytics_storage',
  'functionality_storage',
  'personalization_storage',
  'security_storage',
];

const words = (text) => (text || '').split(' ').filter((word) => word !== '');

/** The state of every type. Fails closed: without ids, or with one that is not granted, a type is denied. */
const stateOf = (isGranted) => {
  const state = {};
  TYPES.forEach((type) => {
    const ids = words(data[type]);
    const isFree = type === 'security_storage' && ids.length === 0;
    state[type] = isFree || (ids.length > 0 && ids.every(isGranted)) ? 'granted' : 'denied';
  });
  return state;
};

// Assent's event brings them along: the choice for each category and service.
const choices = copyFromDataLayer('assent');

if (copyFromDataLayer('event') !== 'assent_update') {
  const required = words(data.required);
  const state = stateOf((id) => required.indexOf(id) !== -1);
  const region = words(data.region);
  if (region.length > 0) state.region = region;
  const wait = makeNumber(data.waitForUpdate);
  if (wait > 0) state.wait_for_update = wait;
  setDefaultConsentState(state);
  gtagSet({ ads_data_redaction: true, url_passthrough: data.urlPassthrough === true });
}

if (choices) updateConsentState(stateOf((id) => choices[id] === 'granted'));

data.gtmOnSuccess();


___WEB_PERMISSIONS___

[
  {
    "instance": {
      "key": {
        "publicId": "read_data_layer",
        "versionId": "1"
      },
      "param": [
        {
          "key": "allowedKeys",
          "value": {
            "type": 1,
            "string": "specific"
          }
        },
        {
          "key": "keyPatterns",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 1,
                "string": "assent"
              },
              {
                "type": 1,
                "string": "assent.*"
              },
              {
                "type": 1,
                "string": "event"
              }
            ]
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  },
  {
    "instance": {
      "key": {
        "publicId": "write_data_layer",
        "versionId": "1"
      },
      "param": [
        {
          "key": "keyPatterns",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 1,
                "string": "ads_data_redaction"
              },
              {
                "type": 1,
                "string": "url_passthrough"
              }
            ]
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  },
  {
    "instance": {
      "key": {
        "publicId": "access_consent",
        "versionId": "1"
      },
      "param": [
        {
          "key": "consentTypes",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "consentType"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "ad_storage"
                  },
                  {
                    "type": 8,
                    "boolean": true
                  },
                  {
                    "type": 8,
                    "boolean": true
                  }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "consentType"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "ad_user_data"
                  },
                  {
                    "type": 8,
                    "boolean": true
                  },
                  {
                    "type": 8,
                    "boolean": true
                  }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "consentType"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "ad_personalization"
                  },
                  {
                    "type": 8,
                    "boolean": true
                  },
                  {
                    "type": 8,
                    "boolean": true
                  }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "consentType"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "analytics_storage"
                  },
                  {
                    "type": 8,
                    "boolean": true
                  },
                  {
                    "type": 8,
                    "boolean": true
                  }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "consentType"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "functionality_storage"
                  },
                  {
                    "type": 8,
                    "boolean": true
                  },
                  {
                    "type": 8,
                    "boolean": true
                  }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "consentType"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "personalization_storage"
                  },
                  {
                    "type": 8,
                    "boolean": true
                  },
                  {
                    "type": 8,
                    "boolean": true
                  }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "consentType"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "security_storage"
                  },
                  {
                    "type": 8,
                    "boolean": true
                  },
                  {
                    "type": 8,
                    "boolean": true
                  }
                ]
              }
            ]
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  }
]


___TESTS___

scenarios:
- name: Before a decision all is denied but what is required
  code: |-
    mock('copyFromDataLayer', undefined);
    runCode(mockData);
    assertApi('setDefaultConsentState').wasCalled();
    assertApi('updateConsentState').wasNotCalled();
    assertApi('gtmOnSuccess').wasCalled();
- name: A decision is told as an update
  code: |-
    mock('copyFromDataLayer', (key) => key === 'event' ? 'assent_update' : { analytics: 'granted' });
    runCode(mockData);
    assertApi('setDefaultConsentState').wasNotCalled();
    assertApi('updateConsentState').wasCalledWith({
      ad_storage: 'denied',
      ad_user_data: 'denied',
      ad_personalization: 'denied',
      analytics_storage: 'granted',
      functionality_storage: 'denied',
      personalization_storage: 'denied',
      security_storage: 'granted'
    });
setup: |-
  const mockData = {
    ad_storage: 'advertising',
    ad_user_data: 'advertising',
    ad_personalization: 'advertising',
    analytics_storage: 'analytics',
    functionality_storage: 'functional',
    personalization_storage: 'personalization',
    security_storage: '',
    required: 'functional',
    waitForUpdate: 500
  };


___NOTES___

Set `"signals": { "google": { "tagManager": true } }` in Assent's config, so that only the event is pushed.
See docs/signals.md of Assent.

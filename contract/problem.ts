/**
 * What can go wrong, by code. The code is stable: the web translates it, programs may branch on it. The title is English for
 * people who read the API.
 */
export const problems = {
  invalid: { status: 400, title: 'Something in the request is not right' },
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  'sign-in-needed': { status: 401, title: 'Sign in first, or send an API key' },
  'wrong-credentials': { status: 401, title: 'This e-mail address and password do not belong together' },
  'second-factor-needed': { status: 401, title: 'Now the code of your second factor' },
  'second-factor-wrong': { status: 401, title: 'This code is not right, or was used before' },
  'second-factor-missing': { status: 403, title: 'Here one signs in with a second factor: set it up first' },
  'passkey-refused': { status: 401, title: 'This passkey does not open anything here' },
  'not-invited': { status: 403, title: 'Nobody invited this address here' },
  'single-sign-on-failed': { status: 502, title: 'Signing in elsewhere did not work' },
  'wrong-code': { status: 403, title: 'The code is not the one that the program printed when it started' },
  'wrong-origin': { status: 403, title: 'The request comes from another site' },
  'not-allowed': { status: 403, title: 'You may not do this' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'no-such-method': { status: 405, title: 'This address does not know that method' },
  'already-settled': { status: 409, title: 'Somebody lives here already: sign in instead' },
  'email-taken': { status: 409, title: 'This e-mail address is already in use' },
  'last-owner': { status: 409, title: 'The last owner stays owner' },
  'invitation-used': {
    status: 410,
    title: 'This link was used before, or is older than three days: ask for a new one',
  },
  'term-unclear': { status: 400, title: 'This search term cannot be understood' },
  'term-too-broad': { status: 409, title: 'This search term matches nearly everything' },
  'stale-answer': { status: 409, title: 'Somebody said something since you started to write' },
  'cannot-reply': { status: 409, title: 'This cannot be answered here' },
  'goes-public': { status: 409, title: 'What was said in private would be answered in public: say that you mean it' },
  'merged-elsewhere': { status: 409, title: 'This conversation goes on as part of another' },
  'still-leaving': { status: 409, title: 'An answer in this conversation is on its way' },
  'other-contact': { status: 409, title: 'These conversations are of two different people' },
  conflict: { status: 409, title: 'This is not possible in the state that it is in' },
  'too-large': { status: 413, title: 'The body is too large' },
  'wrong-media-type': { status: 415, title: 'The body should be JSON' },
  'wrong-host': { status: 421, title: 'This program does not go by that name' },
  'too-many': { status: 429, title: 'Too many requests, wait a moment' },
  unexpected: { status: 500, title: 'Something went wrong on our side' },
  unavailable: { status: 503, title: 'The store cannot be reached just now, try again' },
} as const
export type ProblemCode = keyof typeof problems

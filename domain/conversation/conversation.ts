/**
 * One dialogue with one contact, on two axes that never mix: what *we* have to do (work state), and what the *customer* says
 * about it (the customer's word). An agent moves the first; only the customer moves the second.
 */

export type WorkState = 'open' | 'pending' | 'snoozed' | 'answered'
export type CustomerWord = 'none' | 'proposed' | 'agreed' | 'refused' | 'silent'

/** What the screen shows in the colour of the situation. */
export type Situation = 'calm' | 'in dialogue' | 'painful' | 'waiting for us' | 'agreed' | 'farewell'

// ASCII only: a look-alike of somebody's address is another address, and cannot be told by eye.
const EMAIL = /^[a-z0-9._%+-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;
const LONGEST_EMAIL = 254;

/** Whether a text is an e-mail address that somebody may sign in with. */
export const isEmailAddress = (text: string): boolean =>
  EMAIL.test(text) && text.length <= LONGEST_EMAIL;

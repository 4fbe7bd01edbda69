import { InvalidInputError } from "../client/errors.ts";

const FAKE = "Fake HiBob: ";

/**
 * For what cannot happen in the company, in one clear line. Whoever wrote the input reads it: as the error of a verb, or as
 * a 400 of the API.
 */
export const refuse = (problem: string, hint?: string): InvalidInputError => new InvalidInputError(FAKE + problem, { hint });

/** What is wrong, for an answer of the API. */
export const problemIn = ({ message }: InvalidInputError): string => message.replace(FAKE, "");

/** The keys of an input: one that is forgotten does not compile, nor does one that the input does not have. */
export type Keys<Given extends object> = Readonly<Record<keyof Given, true>>;

/**
 * What a verb was given, refused when it has keys that the verb does not know: one that is misspelt would be passed over
 * without a word, most of all by programs in other languages.
 */
export function known<Given extends object>(verb: string, given: Given, keys: Keys<Given>): Given {
  const stray = Object.keys(given).find((key) => !Object.hasOwn(keys, key));
  if (stray !== undefined) throw refuse(`${verb} knows no ${stray}`, `It knows ${Object.keys(keys).join(", ")}`);
  return given;
}

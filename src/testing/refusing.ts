import { InvalidInputError } from "../client/errors.ts";

const FAKE = "Fake HiBob: ";

/**
 * For what cannot happen in the company, in one clear line. Whoever wrote the input reads it: as the error of a verb, or as
 * a 400 of the API.
 */
export const refuse = (problem: string, hint?: string): InvalidInputError => new InvalidInputError(FAKE + problem, { hint });

/** What is wrong, for an answer of the API. */
export const problemIn = ({ message }: InvalidInputError): string => message.replace(FAKE, "");

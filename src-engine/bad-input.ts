/**
 * What a person gave cannot be used: a field, a file or an option. The message says what was expected, what came and
 * what to do, and is shown as it is, without a stack trace. Anything else that is thrown is a defect or a failure.
 */
export class BadInput extends Error {
  override name = 'BadInput'
}

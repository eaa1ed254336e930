import { issueKey } from '@/lib/validation'

/** Everything that can be wrong with a definition as a whole; each is a sentence below `definitionEditor.problems`. */
export const PROBLEM_CODES = [
  'sectionTwice',
  'fieldTwice',
  'documentTwice',
  'stageTwice',
  'checklistTwice',
  'choiceTwice',
  'innerTwice',
  'companionTwice',
  'conditionUnknown',
  'conditionLater',
  'conditionOnFile',
  'conditionUnfit',
  'conditionValueless',
  'minAboveMax',
  'prefillUnfit',
  'prefillInGroup',
  'conditionInGroup',
  'patternInvalid',
  'patternSlow',
  'patternWithoutExample',
  'exampleUnfit',
  'subjectUnknown',
  'subjectNoText',
  'noFinalStage',
  'stageAfterIssue',
  'stageAlwaysSkipped',
  'finalStageSkipped',
  'separateUnknown',
  'separateUseless',
  'separateAlone',
  'deemedNeedsNumber',
  'factUnknown',
  'factPersonal',
  'factUnprintable',
  'factTwice',
  'renewalWithoutValidity',
  'salesAgainstScales',
  'kbliExcluded',
  'kbliVersionTwice',
  'kbliUnknown',
  'regionUnknown',
  'regionTwice',
  'afterUnknown',
  'afterItself',
  'keysUnknown',
] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]

/**
 * Something wrong at a spot of a definition. `code` is one of PROBLEM_CODES, or a key of the namespace `validation` where
 * a value has not the shape it should have; `params` are what its sentence names.
 */
export type Problem = {
  path: (string | number)[]
  code: string
  params: Record<string, string | number>
}

/** Collects problems of one part; `at` is the path of that part. */
export type Report = (path: Problem['path'], code: ProblemCode, params?: Problem['params']) => void

/** The message of a problem inside zod: the code with its parameters in query syntax. */
export function issueOf({ code, params }: Problem): string {
  return issueKey(code, params)
}

/** A message of zod as a problem again. */
export function problemOf(issue: { path: PropertyKey[]; message: string }): Problem {
  const [code = 'invalid', query = ''] = issue.message.split('?')
  return {
    path: issue.path.map((part) => (typeof part === 'number' ? part : String(part))),
    code,
    params: Object.fromEntries(new URLSearchParams(query)),
  }
}

/** Those that stand more than once, each once. */
export function repeated<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))]
}

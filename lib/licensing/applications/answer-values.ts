/** A place as answered: its official code, and its name in full for whoever reads it later. */
export type RegionAnswer = { code: string; label: string }

/** A business class as answered, with its title of that time. */
export type KbliAnswer = { version: '2020' | '2025'; code: string; title: string }

export type SimpleAnswer = string | number | boolean | string[] | RegionAnswer | KbliAnswer

/** One of several things by the keys of its fields. */
export type GroupRow = Record<string, SimpleAnswer>

export type AnswerValue = SimpleAnswer | GroupRow[]

/** What `applications.data` holds: answers by field key; what was not answered is absent. */
export type Answers = Record<string, AnswerValue>

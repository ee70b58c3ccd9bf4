import { expect, it } from 'vitest';
import { movementWords } from './movement-words';

it.each([
  [null, 'One of the texts could not be understood, so what it allows is not compared.'],
  [
    { more: 0, fewer: 0, gained: [] },
    'The same actions as before: only resources, conditions or the wording differ.',
  ],
  [{ more: 1, fewer: 0, gained: ['s3:PutObject'] }, 'Wider. 1 more action: s3:PutObject.'],
  [{ more: 9, fewer: 0, gained: ['a:B', 'a:C'] }, 'Wider. 9 more actions, among them a:B, a:C.'],
  [{ more: 0, fewer: 1, gained: [] }, 'Narrower. 1 action fewer.'],
  [{ more: 1, fewer: 2, gained: ['a:B'] }, 'Wider and narrower. 1 more action: a:B. 2 actions fewer.'],
])('%j: %s', (movement, words) => {
  expect(movementWords(movement)).toBe(words);
});

import { clsx, type ClassValue } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

const textSizes = [
  'axis',
  'caption',
  'code',
  'small',
  'base',
  'brand',
  'prose',
  'say',
  'h1',
  'h2',
  'h3',
  'figure',
  'stat',
];

const merge = extendTailwindMerge({
  extend: {
    classGroups: {
      'font-size': [{ text: textSizes }],
      'font-weight': [{ font: ['strong'] }],
      rounded: [{ rounded: ['bar', 'chip', 'card', 'pop'] }],
      shadow: [{ shadow: ['resting', 'floating', 'ring'] }],
    },
  },
});

/** Joins class names; of two Tailwind classes that set the same thing the later one wins. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}

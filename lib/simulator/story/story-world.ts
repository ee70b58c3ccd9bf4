import type { World } from '../world/types';
import type { StoryLabel, StoryOutage } from './account-book';
import type { StoryClock } from './story-clock';

/** A world together with what its author planted in it. */
export interface StoryWorld extends World {
  clock: StoryClock;
  labels: StoryLabel[];
  outages: StoryOutage[];
}

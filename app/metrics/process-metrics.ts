import { now } from '@/lib/clock';
import type { MetricFamily } from './metrics-text';

/** Figures of this web process, by the names that Prometheus clients use for them. */
export function processMetrics(): MetricFamily[] {
  const { rss, heapUsed, heapTotal } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const one = (name: string, help: string, value: number): MetricFamily => ({
    name,
    help,
    kind: name.endsWith('_total') ? 'counter' : 'gauge',
    samples: [{ value }],
  });
  return [
    one('process_resident_memory_bytes', 'Resident memory.', rss),
    one('nodejs_heap_size_used_bytes', 'Heap in use.', heapUsed),
    one('nodejs_heap_size_total_bytes', 'Heap reserved.', heapTotal),
    one('process_cpu_seconds_total', 'Processor time used.', (user + system) / 1_000_000),
    one('process_start_time_seconds', 'When it started.', now().getTime() / 1_000 - process.uptime()),
  ];
}

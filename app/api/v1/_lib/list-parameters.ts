import { reportFilters, type ReportName } from '@/lib/reports/filters';
import { anyText, choice, type Parameters } from '@/lib/reports/parameter';
import { exportFormats } from './export-response';
import { defaultSize, maxSize } from './paging';
import { placeParameters } from './place-parameters';

export const formatParameter = choice(exportFormats, 'A file of all rows instead of a page of them.');

/** Every parameter of a list: its own filters, scope and time, order and paging. */
export function listParameters(name: ReportName): Parameters {
  const { parameters, sort } = reportFilters[name];
  const orders = sort.columns.flatMap((column) => [`${column}.asc`, `${column}.desc`]);
  return {
    ...parameters,
    ...(name === 'audit' ? {} : placeParameters),
    ...(orders.length > 0 && { sort: choice(orders, `The order of the rows; ${sort.usual} when left out.`) }),
    size: {
      description: `Rows of a page; ${defaultSize} when left out.`,
      schema: { type: 'integer', minimum: 1, maximum: maxSize, default: defaultSize },
      read: Number,
    },
    cursor: anyText('`page.next` of the answer before, with every other parameter as it was.'),
    format: formatParameter,
  };
}

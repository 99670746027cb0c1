/** In which the proxy tells a page its own address, with the query: the framework does not. */
export const PAGE_HEADER = 'x-page';

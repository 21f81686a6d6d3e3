// Draws each chart from the table below it. Levels keep their colours, everything else is teal.
(() => {
  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const levels = { critical: '--fs-red-shape', high: '--fs-orange-shape', medium: '--fs-yellow-shape', low: '--fs-blue-shape', info: '--fs-grey' };
  const drawn = new Map();

  const read = (table) => {
    const heads = [...table.tHead.rows[0].cells].slice(1);
    const rows = [...table.tBodies[0].rows];
    return {
      labels: rows.map((row) => row.cells[0].textContent.trim()),
      hrefs: rows.map((row) => row.cells[0].querySelector('a')?.getAttribute('href') ?? null),
      colours: rows.map((row) => levels[row.dataset.level]),
      series: heads.map((head, at) => ({
        name: head.textContent.trim(),
        level: head.dataset.level,
        values: rows.map((row) => Number(row.cells[at + 1].dataset.value)),
      })),
    };
  };

  const options = (kind, data) => {
    const ink = token('--fs-muted');
    const line = token('--fs-line');
    const teal = [token('--fs-brand'), token('--fs-grey')];
    const lines = kind === 'lines';
    const ranked = kind === 'ranked';
    const names = { type: 'category', data: data.labels, boundaryGap: !lines, inverse: ranked, axisTick: { show: false }, axisLine: { lineStyle: { color: line } }, axisLabel: { color: ink, fontSize: 11, hideOverlap: !ranked, interval: ranked ? 0 : 'auto' } };
    const values = { type: 'value', minInterval: 1, splitNumber: 3, axisLabel: { color: ink, fontSize: 11 }, splitLine: { lineStyle: { color: line } } };
    const many = data.series.length > 1;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    return {
      animation: !still && !document.documentElement.dataset.printing, animationDuration: 300,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: ink },
      grid: { left: 4, right: lines ? 88 : ranked ? 36 : 4, top: 14, bottom: many && !lines ? 30 : 4, containLabel: true },
      legend: many && !lines ? { bottom: 0, itemWidth: 10, itemHeight: 10, textStyle: { color: ink } } : undefined,
      tooltip: { trigger: 'axis', renderMode: 'richText', confine: true, axisPointer: { type: lines ? 'line' : 'shadow' } },
      xAxis: ranked ? { ...values, show: false } : names,
      yAxis: ranked ? names : values,
      series: data.series.map((one, at) => ({
        type: lines ? 'line' : 'bar', name: one.name, data: one.values.map((value, row) => data.colours[row] ? { value, itemStyle: { color: token(data.colours[row]) } } : value),
        stack: kind === 'stacked' ? 'all' : undefined,
        color: levels[one.level] ? token(levels[one.level]) : teal[at % teal.length],
        barMaxWidth: ranked ? 14 : 22, itemStyle: { borderRadius: kind === 'bars' ? [2, 2, 0, 0] : ranked ? [0, 2, 2, 0] : 0 },
        label: ranked ? { show: true, position: 'right', color: ink, fontSize: 11 } : undefined,
        symbol: 'circle', symbolSize: 5, showSymbol: false, lineStyle: { width: 2 },
        endLabel: lines ? { show: true, formatter: '{a} {c}', color: ink, fontSize: 11 } : undefined,
        cursor: data.hrefs.some(Boolean) ? 'pointer' : 'default',
      })),
    };
  };

  // The names at the ends of lines that come close stand below one another.
  const apart = (chart, data) => {
    const last = data.labels.length - 1;
    const ends = data.series.map((one, at) => ({ at, y: chart.convertToPixel({ seriesIndex: at }, [last, one.values[last]])?.[1] ?? 0 })).sort((one, other) => one.y - other.y);
    let free = -Infinity;
    const offsets = [];
    for (const end of ends) {
      const y = Math.max(end.y, free);
      offsets[end.at] = [0, y - end.y];
      free = y + 14;
    }
    chart.setOption({ series: offsets.map((offset) => ({ endLabel: { offset } })) });
  };

  const draw = (place) => {
    const table = document.getElementById(place.dataset.chart);
    if (!table || !window.echarts) return;
    drawn.get(place)?.dispose();
    const data = read(table);
    place.classList.add('fs-drawn');
    const chart = window.echarts.init(place, null, { renderer: 'canvas' });
    chart.setOption(options(place.dataset.kind, data));
    if (place.dataset.kind === 'lines') apart(chart, data);
    chart.on('click', (event) => { const href = data.hrefs[event.dataIndex]; if (href) location.assign(href); });
    drawn.set(place, chart);
  };
  const all = () => document.querySelectorAll('[data-chart]').forEach(draw);
  all();
  document.addEventListener('htmx:afterSwap', all);
  new MutationObserver(all).observe(document.documentElement, { attributeFilter: ['data-bs-theme'] });
  new ResizeObserver(() => { if (!document.documentElement.dataset.printing) drawn.forEach((chart) => chart.resize()); }).observe(document.body);
})();

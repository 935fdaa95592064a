'use strict';

(() => {
    // Okabe and Ito's palette: told apart with every common colour vision; symbols, dashes and decals differ as well.
    const COLOURS = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9', 'currentColor'];
    const SYMBOLS = ['circle', 'triangle', 'rect', 'diamond', 'emptyCircle', 'emptyTriangle', 'emptyRect'];
    const DASHES = ['solid', [8, 4], [2, 3], [10, 3, 2, 3]];
    const INK = 'currentColor';
    const FAINT = 'rgba(128,128,128,.35)';

    const style = (list, index) => list[index % list.length];
    const shown = (value, low, high) => low === high
        ? value.toFixed(1) : `${value.toFixed(1)} [${low.toFixed(1)}, ${high.toFixed(1)}]`;

    const axis = options => ({
        nameTextStyle: { color: INK }, axisLabel: { color: INK }, axisLine: { onZero: false, lineStyle: { color: INK } },
        axisTick: { lineStyle: { color: INK } }, splitLine: { lineStyle: { color: FAINT } }, ...options,
    });

    const base = spec => ({
        color: COLOURS,
        aria: { enabled: true, label: { description: spec.description } },
        animation: false,
        textStyle: { color: INK, fontFamily: 'system-ui, sans-serif' },
        legend: { left: 0, top: 4, itemWidth: 22, itemHeight: 10, textStyle: { color: INK }, inactiveColor: '#999' },
        tooltip: { trigger: 'item', confine: true },
        series: [],
    });

    const line = data => ({ symbol: 'none', silent: true, label: { show: false },
        lineStyle: { color: INK, type: 'solid', width: 1 }, data });

    // One polygon through all points, drawn with the first; every point counts for the extent of the axis.
    const band = (name, index, points) => ({
        name, type: 'custom', silent: true, z: 0, data: points, encode: { x: 0, y: [1, 2] },
        renderItem: (params, api) => params.dataIndex > 0 ? undefined : ({
            type: 'polygon',
            shape: { points: points.map(p => api.coord([p[0], p[1]]))
                .concat(points.map(p => api.coord([p[0], p[2]])).reverse()) },
            style: { fill: style(COLOURS, index), opacity: 0.16 },
        }),
    });

    const AXES = {
        samples: { x: { type: 'log', logBase: 2, min: 1, name: 'k, number of samples' }, y: { min: 0, name: '%' } },
        samples_of_difference: { x: { type: 'log', logBase: 2, min: 1, name: 'k, number of samples' },
            y: { name: 'points' }, mark: [{ yAxis: 0 }] },
        probability: { x: { type: 'value', min: 0, max: 1, name: 'probability of yes' }, y: { min: 0, max: 100, name: '%' },
            mark: [[{ coord: [0, 0] }, { coord: [1, 100] }]] },
    };

    const lines = spec => {
        const { x, y, mark } = AXES[spec.axis];
        const option = base(spec);
        const room = spec.lines.reduce((widths, { name }) => [...widths, widths.at(-1) + 6 + 7 * name.length], [8]);
        const labelled = spec.axis !== 'probability';
        option.grid = { top: 64, left: 55, right: labelled ? room.at(-1) : 24, bottom: 48 };
        option.xAxis = axis({ nameLocation: 'middle', nameGap: 28, splitLine: { show: false }, ...x });
        option.yAxis = axis({ type: 'value', ...y });
        spec.lines.forEach(({ name, points }, index) => {
            option.series.push({
                name, type: 'line', data: points.map(p => [p[0], p[1], p[2], p[3]]),
                symbol: style(SYMBOLS, index), symbolSize: 8, showSymbol: points.length < 20,
                lineStyle: { type: style(DASHES, index), width: 2 }, itemStyle: { color: style(COLOURS, index) },
                endLabel: { show: labelled, formatter: name, color: INK, distance: room[index] },
                emphasis: { disabled: true },
                markLine: index === 0 && mark ? line(mark) : undefined,
                tooltip: { formatter: p => `${name}, ${p.value[0]}: ${shown(p.value[1], p.value[2], p.value[3])}` },
            });
            if (points.some(p => p[2] !== p[3])) {
                option.series.push(band(name, index, points.map(p => [p[0], p[2], p[3]])));
            }
        });
        return option;
    };

    // Rows stand at whole numbers of a value axis, so that the groups of a row can be drawn beside each other.
    const intervals = spec => {
        const option = base(spec);
        const groups = spec.groups.filter(group => group.points.some(point => point));
        option.grid = { top: 40, left: 24 + 7 * Math.max(...spec.rows.map(row => row.length)), right: 24, bottom: 28 };
        option.xAxis = axis({ type: 'value', scale: true });
        option.yAxis = axis({ type: 'value', inverse: true, min: -0.5, max: spec.rows.length - 0.5, interval: 0.5,
            splitLine: { show: false }, axisTick: { show: false },
            axisLabel: { color: INK, formatter: value => spec.rows[value] || '' } });
        groups.forEach(({ name, points }, index) => {
            const shift = (index - (groups.length - 1) / 2) * 0.7 / groups.length;
            const colour = style(COLOURS, index);
            const data = points.flatMap((p, row) => p ? [[p[0], row + shift, p[1], p[2], spec.rows[row]]] : []);
            option.series.push({
                name, type: 'scatter', data, symbol: style(SYMBOLS, index), symbolSize: 10, z: 6,
                itemStyle: { color: colour, opacity: 1 }, emphasis: { disabled: true },
                markLine: index === 0 && spec.signed ? line([{ xAxis: 0 }]) : undefined,
                tooltip: { formatter: p => `${p.value[4]}, ${name}: ${shown(p.value[0], p.value[2], p.value[3])}` },
            });
            option.series.push({
                name, type: 'custom', silent: true, z: 5, data, encode: { x: [2, 3], y: 1 },
                renderItem: (params, api) => {
                    const low = api.coord([api.value(2), api.value(1)]);
                    const high = api.coord([api.value(3), api.value(1)]);
                    const stroke = { stroke: colour, lineWidth: 2, fill: 'none', lineDash: style(DASHES, index) };
                    const cap = x => ({ x1: x, y1: low[1] - 4, x2: x, y2: low[1] + 4 });
                    const stem = { x1: low[0], y1: low[1], x2: high[0], y2: low[1] };
                    return { type: 'group', children: [stem, cap(low[0]), cap(high[0])]
                        .map(shape => ({ type: 'line', shape, style: stroke })) };
                },
            });
        });
        option.height = 70 + spec.rows.length * Math.max(26, 17 * groups.length);
        return option;
    };

    const stacks = spec => {
        const option = base(spec);
        option.aria.decal = { show: true };
        option.grid = { top: 58, left: 8, right: 24, bottom: 8, containLabel: true };
        option.xAxis = axis({ type: 'category', data: spec.rows });
        option.yAxis = axis({ type: 'value', name: spec.unit, max: spec.unit === '%' ? 100 : undefined });
        spec.groups.forEach(({ name, points }) => option.series.push({
            name, type: 'bar', stack: 'all', barMaxWidth: 70, emphasis: { disabled: true },
            data: points.map(([value]) => ({ value, label: { show: spec.unit === '%' && value >= 4 } })),
            itemStyle: { borderColor: INK, borderWidth: 0.5 },
            label: { color: '#111', backgroundColor: 'rgba(255,255,255,.85)', padding: 2,
                formatter: p => p.value.toFixed(0) },
            tooltip: { formatter: p => `${p.name}, ${name}: ${Number.isInteger(p.value) ? p.value : p.value.toFixed(1)}` },
        }));
        return option;
    };

    const types = { lines, intervals, stacks };
    document.body.classList.add('drawn');
    const drawn = [...document.querySelectorAll('figure')].map(figure => {
        const spec = JSON.parse(figure.querySelector('script').textContent);
        const element = figure.querySelector('.chart');
        const { height, ...option } = types[spec.type](spec);
        if (height) {
            element.style.height = `${height}px`;
        }
        const chart = echarts.init(element, null, { renderer: 'svg' });
        chart.setOption(option);
        return chart;
    });
    const resize = () => drawn.forEach(chart => chart.resize());
    const unfold = () => document.querySelectorAll('details:not(#figures *)').forEach(folded => { folded.open = true; });
    window.addEventListener('resize', resize);
    window.addEventListener('beforeprint', unfold);
    window.addEventListener('beforeprint', resize);
    window.addEventListener('afterprint', resize);
})();

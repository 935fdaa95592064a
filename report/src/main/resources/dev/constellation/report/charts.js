'use strict';

(() => {
    const report = JSON.parse(document.getElementById('report').textContent);
    // Okabe and Ito's palette: told apart with every common colour vision; shapes and dashes differ as well.
    const COLOURS = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9', '#000000'];
    const SYMBOLS = ['circle', 'triangle', 'rect', 'diamond', 'roundRect', 'pin', 'arrow'];
    const DASHES = ['solid', 'dashed', 'dotted'];

    const percent = value => 100 * value;
    const rounded = value => (100 * value).toFixed(1);
    const style = (list, index) => list[index % list.length];

    const figuresOf = (topic, bank) => (report.figures || [])
        .filter(f => f.topic === topic && f.bank === bank && f.value !== undefined);

    const generatorsOf = figures => [...new Set(figures.map(f => f.generator))];

    const interval = f => f.low === undefined
        ? rounded(f.value) : `${rounded(f.value)} [${rounded(f.low)}, ${rounded(f.high)}]`;

    const base = (title, xAxis, yName) => ({
        title: { text: title, left: 0, top: 0, textStyle: { fontSize: 14 } },
        color: COLOURS,
        aria: { enabled: true },
        animation: false,
        legend: { left: 0, top: 28 },
        grid: { top: 84, left: 60, right: 30, bottom: 45 },
        xAxis,
        yAxis: { type: 'value', name: yName },
        tooltip: { trigger: 'item' },
        series: [],
    });

    const kAxis = () => ({ type: 'log', logBase: 2, name: 'k', nameLocation: 'middle', nameGap: 28, min: 1 });

    const line = (name, index, points) => ({
        name, type: 'line', data: points, symbol: style(SYMBOLS, index), symbolSize: 8,
        lineStyle: { type: style(DASHES, index) },
        tooltip: { formatter: p => `${name}, k = ${p.value[0]}: ${p.value[2]}` },
    });

    // One polygon through all points, drawn with the first; every point counts for the extent of the axis.
    const band = (name, index, points) => ({
        name, type: 'custom', silent: true, z: 0, data: points, encode: { x: 0, y: [1, 2] },
        renderItem: (params, api) => params.dataIndex > 0 ? undefined : ({
            type: 'polygon',
            shape: { points: points.map(p => api.coord([p[0], p[1]]))
                .concat(points.map(p => api.coord([p[0], p[2]])).reverse()) },
            style: { fill: style(COLOURS, index), opacity: 0.15 },
        }),
    });

    const whiskers = (name, points) => ({
        name, type: 'custom', silent: true, z: 5, data: points, encode: { x: 0, y: [1, 2] },
        renderItem: (params, api) => {
            const low = api.coord([api.value(0), api.value(1)]);
            const high = api.coord([api.value(0), api.value(2)]);
            const x = low[0] + (points[params.dataIndex][3] || 0) * api.size([1, 0])[0];
            const stroke = { stroke: '#222', lineWidth: 1.2, fill: 'none' };
            const stem = { x1: x, y1: low[1], x2: x, y2: high[1] };
            const cap = y => ({ x1: x - 4, y1: y, x2: x + 4, y2: y });
            return { type: 'group', children: [stem, cap(low[1]), cap(high[1])]
                .map(shape => ({ type: 'line', shape, style: stroke })) };
        },
    });

    const curve = bank => {
        const figures = figuresOf('curve', bank);
        const option = base(`Tasks solved with k samples, ${bank}`, kAxis(), '%');
        option.yAxis.min = 0;
        generatorsOf(figures).forEach((generator, index) => {
            const own = figures.filter(f => f.generator === generator)
                .map(f => ({ ...f, k: Number(f.measure.slice('pass@'.length)) }));
            const bounded = own.filter(f => f.low !== undefined);
            option.series.push(line(generator, index, own.map(f => [f.k, percent(f.value), interval(f)])));
            if (bounded.length > 1) {
                option.series.push(band(generator, index,
                    bounded.map(f => [f.k, percent(f.low), percent(f.high)])));
            }
        });
        return option;
    };

    const bars = (title, unit, categories, groups, value) => {
        const option = base(title, { type: 'category', data: categories, axisLabel: { interval: 0 } }, unit);
        groups.forEach((group, index) => {
            const shift = (index - (groups.length - 1) / 2) * 0.8 / groups.length;
            const cells = categories.map(category => value(category, group));
            option.series.push({
                name: group, type: 'bar', barGap: '0%', barCategoryGap: '20%',
                data: cells.map(f => f ? percent(f.value) : null),
                itemStyle: { decal: index % 2 ? { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5],
                    rotation: -Math.PI / 4, color: 'rgba(255,255,255,.45)' } : undefined },
                tooltip: { formatter: p => `${group}, ${p.name}: ${interval(cells[p.dataIndex])}` },
            });
            option.series.push(whiskers(group, cells.flatMap((f, i) => f && f.low !== undefined
                ? [[i, percent(f.low), percent(f.high), shift]] : [])));
        });
        return option;
    };

    const policy = bank => {
        const figures = figuresOf('policy', bank);
        return bars(`Blocks of ${report.study.k} samples whose pick generalizes, ${bank}`, '%',
            [...new Set(figures.map(f => f.measure))], generatorsOf(figures),
            (measure, generator) => figures.find(f => f.measure === measure && f.generator === generator));
    };

    const gain = bank => {
        const figures = figuresOf('round', bank).filter(f =>
            f.measure === `pass@${report.study.k}` || /^(ceiling|expansion)/.test(f.measure));
        return bars(`Gain by round, ${bank}`, 'points', generatorsOf(figures),
            [...new Set(figures.map(f => f.measure))],
            (generator, measure) => figures.find(f => f.measure === measure && f.generator === generator));
    };

    const crossover = bank => {
        const option = base(`Difference of pass@k with a simultaneous 95% band, ${bank}`, kAxis(), 'points');
        (report.crossovers || []).filter(c => c.bank === bank).forEach((c, index) => {
            const drawn = line(c.generator, index, c.curve.map(p => [p.k, percent(p.value), interval(p)]));
            drawn.showSymbol = false;
            if (index === 0) {
                drawn.markLine = { silent: true, symbol: 'none', label: { show: false },
                    lineStyle: { color: '#222', type: 'solid' }, data: [{ yAxis: 0 }] };
            }
            option.series.push(drawn, band(c.generator, index,
                c.curve.map(p => [p.k, percent(p.low), percent(p.high)])));
        });
        return option;
    };

    const charts = { curve, gain, policy, crossover };
    document.body.classList.add('drawn');
    const drawn = [];
    document.querySelectorAll('.chart').forEach(element => {
        const option = charts[element.dataset.chart](element.dataset.bank);
        if (option.series.some(series => series.data.length > 0)) {
            const chart = echarts.init(element, null, { renderer: 'svg' });
            chart.setOption(option);
            drawn.push(chart);
        } else {
            element.remove();
        }
    });
    const resize = () => drawn.forEach(chart => chart.resize());
    window.addEventListener('resize', resize);
    window.addEventListener('beforeprint', resize);
})();

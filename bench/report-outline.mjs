/** A report for each of many people: ten slides, and the rows that fill them in. */

export function reportOutline() {
  const points = (title, ...texts) => `      - kind: points
        title: ${title}
        points:
${texts.map((text) => `          - ${text}`).join('\n')}
        notes: 請{{name}}看這一頁。`;
  return `deck: {title: "給{{name}}的年度回顧", subtitle: "{{team}}，{{city}}", date: 2026-03-01, lang: zh-Hant, auto: {agenda: true, sources: false, closing: {title: "謝謝{{name}}"}}}
vars:
  name:
  team:
  city: 臺北
  score: 50
  hours: 40
people:
  lin: {name: 林怡君, role: 主持人, side: host}
sections:
  - title: 這一年
    minutes: 10
    slides:
${points('"{{name}}，這是你的一年"', '"在{{team}}工作了{{hours}}小時"', '回答了同事的問題', '"{{city}}的辦公室因你而不同"')}
      - kind: figures
        title: "{{name}}的三個數字"
        figures: [{value: "{{score}}", label: 滿意度}, {value: "{{hours}}", unit: 小時, label: 時間}]
${points('同事怎麼說', '"{{name}}總是先把問題聽完"', '"{{team}}少不了這樣的人"', '開會從不遲到')}
      - kind: table
        title: "{{team}}與其他組"
        head: [組別, 地點, 分數]
        rows: [["{{team}}", "{{city}}", "{{score}}"], [其他, 各地, "41"]]
  - title: 下一年
    minutes: 5
    slides:
      - kind: statement
        text: "{{name}}，明年見"
${points('接下來', '"多留一點時間給{{city}}"', '把經驗寫下來', '帶一位新同事')}
`;
}

const SURNAMES = '陳林黃張李王吳劉蔡楊許鄭謝郭洪曾邱廖賴周';
const GIVEN = '怡君志明淑芬俊傑雅婷家豪美玲建宏詩涵冠宇佩珊宗翰欣怡柏翰惠雯承恩';
const CITIES = ['臺北', '臺中', '高雄', '花蓮', '新竹'];

export function peopleCsv(count) {
  const rows = Array.from({ length: count }, (_, i) => {
    const name = SURNAMES[i % 20] + GIVEN[(i * 7) % 32] + GIVEN[(i * 13 + 5) % 32];
    return [name, `第${(i % 12) + 1}組`, CITIES[i % 5], 40 + (i % 60), 100 + i].join(',');
  });
  return ['name,team,city,score,hours', ...rows].join('\r\n');
}

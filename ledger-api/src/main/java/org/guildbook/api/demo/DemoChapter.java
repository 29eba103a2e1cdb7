package org.guildbook.api.demo;

import java.util.ArrayList;
import java.util.List;

/** One city of the demo community and the members it begins with, numbered through all chapters. */
record DemoChapter(int number, String code, String city, int firstMember, int size) {

    private static final int MEMBERS_PER_CHAPTER = 30;
    private static final int FEWEST_CHAPTERS = 2;

    /** How the members spread over the cities, in parts of 100. */
    private enum City {
        BJ("北京 Beijing", 22),
        SH("上海 Shanghai", 17),
        HZ("杭州 Hangzhou", 11),
        NJ("南京 Nanjing", 5),
        SU("苏州 Suzhou", 4),
        WH("武汉 Wuhan", 5),
        CD("成都 Chengdu", 7),
        XM("厦门 Xiamen", 4),
        SZ("深圳 Shenzhen", 12),
        GZ("广州 Guangzhou", 7),
        SG("新加坡 Singapore", 2),
        SV("硅谷 Silicon Valley", 2),
        TP("台北 Taipei", 2);

        private final String city;
        private final int weight;

        City(String city, int weight) {
            this.city = city;
            this.weight = weight;
        }
    }

    /** The chapters of a community of that many members; the last one takes what is left. */
    static List<DemoChapter> of(int members) {
        City[] cities = City.values();
        int count = Math.clamp(members / MEMBERS_PER_CHAPTER, FEWEST_CHAPTERS, cities.length);
        int weights = 0;
        for (int i = 0; i < count; i++) {
            weights += cities[i].weight;
        }
        List<DemoChapter> chapters = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < count; i++) {
            boolean last = i == count - 1;
            int size = last ? members - first : members * cities[i].weight / weights;
            chapters.add(new DemoChapter(i, cities[i].name(), cities[i].city, first, size));
            first += size;
        }
        return List.copyOf(chapters);
    }
}
